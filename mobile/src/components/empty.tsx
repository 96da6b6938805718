import { View } from '@tarojs/components'
import { Button, type ButtonProps } from './button'

/** There is nothing here, and that is in order: says what comes next. */
export function Empty({ title, text, action }: { title: string; text?: string; action?: ButtonProps }) {
  return (
    <View className="empty">
      <View className="card__t">{title}</View>
      {text && <View className="sub mt1">{text}</View>}
      {action && (
        <View className="empty__b">
          <Button tone="quiet" {...action} />
        </View>
      )}
    </View>
  )
}
