import { Input, Text, Textarea, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { aria } from './aria'
import { classes } from './classes'
import { inputProps, type Keyboard } from './input-props'
import { Label } from './label'

export interface FieldProps {
  label: string
  value: string
  onChange?: ((value: string) => void) | undefined
  onBlur?: (() => void) | undefined
  unit?: string | undefined
  /** Inside, while empty. */
  placeholder?: string | undefined
  /** Below: last period's value, how to count. */
  hint?: string | undefined
  /** On the right of the label. */
  aside?: string | undefined
  required?: boolean | undefined
  /** The sentence that says what is wrong. */
  error?: string | undefined
  readOnly?: boolean | undefined
  keyboard?: Keyboard | undefined
  /** Several lines, growing. */
  long?: boolean | undefined
  /** The figure that the screen is about. */
  big?: boolean | undefined
  /** Label on the left, figure on the right, in one line. */
  inline?: boolean | undefined
  maxLength?: number | undefined
  focus?: boolean | undefined
  /** A Remark pinned under the field. */
  children?: ReactNode
}

/** One thing to fill in. States: idle, focus, bad (with a sentence), read-only; short, long or inline. */
export function Field(props: FieldProps) {
  const {
    label,
    value,
    unit,
    placeholder,
    hint,
    required,
    error,
    readOnly,
    keyboard = 'text',
    long,
    big,
  } = props
  const [focused, setFocused] = useState(false)
  const common = {
    value,
    placeholder: placeholder ?? '',
    placeholderClass: 'input__ph',
    maxlength: props.maxLength ?? -1,
    focus: props.focus ?? false,
    cursorSpacing: 80,
    onInput: (event: { detail: { value: string } }) => props.onChange?.(event.detail.value),
    onFocus: () => setFocused(true),
    onBlur: () => {
      setFocused(false)
      props.onBlur?.()
    },
    ...inputProps({
      label: unit ? `${label}，${unit}` : label,
      keyboard,
      required,
      bad: error !== undefined,
    }),
  }
  const state = classes(focused && 'input--focus', error !== undefined && 'input--bad')
  const box = readOnly ? (
    <View className="input input--fix">
      <Text className={classes('input__v', big && 'input__v--big')}>{value}</Text>
      {unit && <Text className="input__u">{unit}</Text>}
    </View>
  ) : long ? (
    <View className={classes('input input--long', state)}>
      <Textarea className="input__v" autoHeight showConfirmBar={false} {...common} />
    </View>
  ) : (
    <View className={classes('input', state)}>
      <Input className={classes('input__v', big && 'input__v--big', props.inline && 'right')} {...common} />
      {unit && <Text className="input__u">{unit}</Text>}
    </View>
  )
  return (
    <View className="field">
      <View className={props.inline ? 'field__line' : ''}>
        <Label text={label} required={required} aside={props.aside} />
        <View className="field__box">{box}</View>
      </View>
      {error !== undefined && (
        <View className="field__bad" {...aria({ role: 'alert' })}>
          {error}
        </View>
      )}
      {hint && <View className="cap mt1">{hint}</View>}
      {props.children}
    </View>
  )
}
