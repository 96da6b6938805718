import { Input, View } from '@tarojs/components'
import { Icon } from './icon'
import { inputProps } from './input-props'

export interface SearchProps {
  /** 搜项目、单位、地方 */
  hint: string
  value: string
  onChange: (value: string) => void
  /** The person pressed 搜索 on the keyboard. */
  onConfirm?: (() => void) | undefined
  quiet?: boolean | undefined
}

/** A search box on the surface under the title. */
export function Search({ hint, value, onChange, onConfirm, quiet }: SearchProps) {
  return (
    <View className="search">
      <View className={quiet ? 'input input--fix' : 'input'}>
        <Icon name="search" className="search__i" />
        <Input
          className="input__v"
          value={value}
          placeholder={hint}
          placeholderClass="input__ph"
          maxlength={40}
          onInput={(event) => onChange(event.detail.value)}
          onConfirm={() => onConfirm?.()}
          {...inputProps({ label: hint, keyboard: 'search' })}
        />
      </View>
    </View>
  )
}
