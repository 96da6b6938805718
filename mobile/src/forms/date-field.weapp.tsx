import { Picker, Text, View } from '@tarojs/components'
import { aria } from '@/components/aria'
import { classes } from '@/components/classes'
import type { DateFieldProps } from './date-field'

/** A day, picked on WeChat's own wheels. */
export function DateField({ label, value, onChange, error }: DateFieldProps) {
  return (
    <View>
      <Picker mode="date" value={value} onChange={(event) => onChange(event.detail.value)}>
        <View
          className={classes('input', error !== undefined && 'input--bad')}
          {...aria({ role: 'button', label: `${label}，${value === '' ? '未填' : value}` })}
        >
          <Text className={classes('input__v', value === '' && 'input__ph')}>
            {value === '' ? '选日期' : value}
          </Text>
        </View>
      </Picker>
      {error !== undefined && (
        <View className="field__bad" {...aria({ role: 'alert' })}>
          {error}
        </View>
      )}
    </View>
  )
}
