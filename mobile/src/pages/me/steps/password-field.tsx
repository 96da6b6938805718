import { View } from '@tarojs/components'
import { Field } from '@/components/field'

export interface PasswordFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  error?: string | undefined
}

/** A password as it is typed, never shown. */
export function PasswordField(props: PasswordFieldProps) {
  return (
    <View className="mt3">
      <Field {...props} keyboard="password" maxLength={200} required />
    </View>
  )
}
