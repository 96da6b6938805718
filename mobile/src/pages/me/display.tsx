import { Text, View } from '@tarojs/components'
import { Choice } from '@/components/choice'
import { Group } from '@/components/group'
import { type Look, look } from '@/components/look'

const sizes = [
  { value: 'normal', label: '标准' },
  { value: 'large', label: '大字' },
]
const themes = [
  { value: 'auto', label: '跟随系统' },
  { value: 'light', label: '浅色' },
  { value: 'dark', label: '深色' },
]

/** 显示: text size and theme, for every page at once. */
export function Display({ change }: { change: (change: Partial<Look>) => void }) {
  const chosen = look.use()
  return (
    <>
      <Group word="显示" />
      <View className="me__panel">
        <View className="row">
          <Text className="me__label">文字</Text>
          <View className="grow">
            <Choice
              as="segments"
              name="文字大小"
              options={sizes}
              value={chosen.size}
              onChange={(size) => change({ size: size === 'large' ? 'large' : 'normal' })}
            />
          </View>
        </View>
        <View className="row mt2">
          <Text className="me__label">深浅</Text>
          <View className="grow">
            <Choice
              as="segments"
              name="深浅"
              options={themes}
              value={chosen.theme}
              onChange={(theme) => change({ theme: theme === 'light' || theme === 'dark' ? theme : 'auto' })}
            />
          </View>
        </View>
      </View>
    </>
  )
}
