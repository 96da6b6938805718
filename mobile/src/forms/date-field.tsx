import { Input, View } from '@tarojs/components'
import { aria } from '@/components/aria'
import { classes } from '@/components/classes'
import { inputProps } from '@/components/input-props'

export interface DateFieldProps {
  label: string
  /** '2026-06-30', or empty. */
  value: string
  onChange: (value: string) => void
  error?: string | undefined
}

/** A day, picked in the browser's own calendar. The mini-program's picker is in date-field.weapp.tsx. */
export function DateField({ label, value, onChange, error }: DateFieldProps) {
  const told = inputProps({ label, keyboard: 'text', bad: error !== undefined })
  const native = typeof told.nativeProps === 'object' ? told.nativeProps : {}
  return (
    <View>
      <View className={classes('input', error !== undefined && 'input--bad')}>
        <Input
          className="input__v"
          value={value}
          onInput={(event) => onChange(event.detail.value)}
          {...told}
          nativeProps={{ ...native, type: 'date' }}
        />
      </View>
      {error !== undefined && (
        <View className="field__bad" {...aria({ role: 'alert' })}>
          {error}
        </View>
      )}
    </View>
  )
}
