import { Text, View } from '@tarojs/components'
import { aria } from './aria'
import { classes } from './classes'
import { Label } from './label'
import { Tap } from './tap'

export interface Option {
  value: string
  label: string
  /** A figure behind the label: 预警 7. */
  count?: number | undefined
  disabled?: boolean | undefined
}

interface Common {
  options: readonly Option[]
  /** Shown above; without it `name` is told only. */
  label?: string | undefined
  name?: string | undefined
  required?: boolean | undefined
  error?: string | undefined
  /** Chips wrap; `row` lets them scroll sideways; segments fill the width and suit two to four short words. */
  as?: 'chips' | 'row' | 'segments' | undefined
}

interface One {
  multiple?: false | undefined
  value: string | null
  onChange: (value: string) => void
}

interface Many {
  multiple: true
  value: readonly string[]
  onChange: (value: string[]) => void
}

export type ChoiceProps = Common & (One | Many)

/** One or several of a few words. States of an option: on, off, disabled. */
export function Choice(props: ChoiceProps) {
  const { options, label, name, required, error, as = 'chips' } = props
  const isOn = (value: string) => (props.multiple ? props.value.includes(value) : props.value === value)
  const choose = (value: string) => {
    if (!props.multiple) return props.onChange(value)
    props.onChange(isOn(value) ? props.value.filter((it) => it !== value) : [...props.value, value])
  }
  const [box, item] =
    as === 'segments' ? ['seg', 'seg__i'] : [as === 'row' ? 'chips chips--row' : 'chips', 'chip']
  return (
    <View>
      {label && <Label text={label} required={required} />}
      <View
        className={classes(box, error !== undefined && 'choice--bad')}
        {...aria({ role: props.multiple ? 'group' : 'radiogroup', label: label ?? name })}
      >
        {options.map((option, at) => (
          <Tap
            key={option.value}
            role={props.multiple ? 'checkbox' : 'radio'}
            checked={isOn(option.value)}
            disabled={option.disabled}
            label={option.count === undefined ? option.label : `${option.label} ${option.count}`}
            className={classes(
              item,
              isOn(option.value) && `${item}--on`,
              at === 0 && `${item}--1`,
              option.disabled && `${item}--off`,
            )}
            onTap={() => choose(option.value)}
          >
            <View className={as === 'segments' ? '' : 'chip__b'}>
              <Text>{option.label}</Text>
              {option.count !== undefined && <Text className="chip__n">{option.count}</Text>}
            </View>
          </Tap>
        ))}
      </View>
      {error !== undefined && (
        <View className="field__bad" {...aria({ role: 'alert' })}>
          {error}
        </View>
      )}
    </View>
  )
}
