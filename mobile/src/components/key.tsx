import { Text } from '@tarojs/components'
import { aria } from './aria'

/** A key of the keyboard, drawn beside what it does; the words are said elsewhere. */
export function Key({ name }: { name: string }) {
  return (
    <Text className="key" {...aria({ hidden: true })}>
      {name}
    </Text>
  )
}
