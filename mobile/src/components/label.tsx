import { Text, View } from '@tarojs/components'
import { Dots } from './dots'

export interface LabelProps {
  /** One text, or several with dots between. */
  text: string | readonly string[]
  required?: boolean | undefined
  /** Small words on the right: 原填 2,108. */
  aside?: string | undefined
}

/** The words over an input. The input itself carries them as its aria label. */
export function Label({ text, required, aside }: LabelProps) {
  return (
    <View className="label">
      <View className="label__t">
        <Dots of={typeof text === 'string' ? [text] : text} />
        {required && <Text className="label__must">*</Text>}
      </View>
      <View className="grow" />
      {aside && <Text className="label__aside cap num">{aside}</Text>}
    </View>
  )
}
