import { remarkReasons } from '@domain/filings/remarks'
import { View } from '@tarojs/components'
import { Choice } from '@/components/choice'
import { Field } from '@/components/field'
import type { Entry } from '@/review/model'
import type { RemarkDraft } from '@/review/verdicts'

export interface ReturnPanelProps {
  entry: Entry
  remark: RemarkDraft
  missing: Partial<Record<keyof RemarkDraft, string>>
  write: (change: Partial<RemarkDraft>) => void
}

const longest = 500

/** 退回此项: where, why and what; none of the three may be missing. What is written is kept as it is typed. */
export function ReturnPanel({ entry, remark, missing, write }: ReturnPanelProps) {
  return (
    <View className="panel">
      <View className="card__t">退回此项</View>
      <View className="mt2">
        <Choice
          label="针对哪一处"
          required
          options={entry.places.map(({ field, label }) => ({ value: field, label }))}
          value={remark.field}
          onChange={(field) => write({ field })}
          error={missing.field}
        />
      </View>
      <View className="mt2">
        <Choice
          label="原因"
          required
          options={remarkReasons}
          value={remark.reason}
          onChange={(reason) => write({ reason })}
          error={missing.reason}
        />
      </View>
      <View className="mt2">
        <Field
          label="写给经办人"
          required
          long
          value={remark.text}
          onChange={(text) => write({ text })}
          aside={`${remark.text.length} / ${longest}`}
          maxLength={longest}
          error={missing.text}
        />
      </View>
      <View className="cap mt2">经办人只需改这一项。您的意见会留在办理经过里。</View>
    </View>
  )
}
