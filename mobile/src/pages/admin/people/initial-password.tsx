import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { screens } from '@/platform/screens'

/** The initial password, told once. */
export function InitialPassword({
  username,
  password,
  close,
}: {
  username: string
  password: string
  close: () => void
}) {
  return (
    <View className="card">
      <View className="card__t">初始密码只显示这一次</View>
      <View className="sub mt1">
        请当面或电话告诉本人，不要发群里。{username} 首次登录时要换成自己的密码。
      </View>
      <Text className="title num mt2">{password}</Text>
      <View className="row mt3">
        <Button word="复制" small onTap={() => void screens.copy(password)} />
        <View className="ml2">
          <Button word="已告诉本人" tone="primary" small onTap={close} />
        </View>
      </View>
    </View>
  )
}
