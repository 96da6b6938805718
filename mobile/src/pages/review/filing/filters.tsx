import { Text, View } from '@tarojs/components'
import { Choice } from '@/components/choice'
import { Key } from '@/components/key'
import { Tap } from '@/components/tap'
import { type Entry, type Filter, shownBy } from '@/review/model'

export interface FiltersProps {
  entries: readonly Entry[]
  value: Filter
  onChange: (filter: Filter) => void
  onHistory: () => void
  /** Where there is a keyboard to tell of. */
  onKeys?: (() => void) | undefined
}

const filters: readonly { value: Filter; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'changed', label: '有变化' },
  { value: 'doubtful', label: '有疑点' },
]

/** 全部 / 有变化 / 有疑点, and the way to 办理经过. */
export function Filters({ entries, value, onChange, onHistory, onKeys }: FiltersProps) {
  return (
    <View className="filters">
      <View className="grow">
        <Choice
          as="row"
          name="看哪些指标"
          options={filters.map((filter) => ({ ...filter, count: shownBy(filter.value, entries).length }))}
          value={value}
          onChange={(chosen) => onChange(filters.find((filter) => filter.value === chosen)?.value ?? 'all')}
        />
      </View>
      <Tap className="filters__go" role="link" label="办理经过" onTap={onHistory}>
        <Text className="link sub">办理经过</Text>
      </Tap>
      {onKeys && (
        <Tap className="filters__go" label="快捷键" onTap={onKeys}>
          <Key name="?" />
          <Text className="link sub">快捷键</Text>
        </Tap>
      )}
    </View>
  )
}
