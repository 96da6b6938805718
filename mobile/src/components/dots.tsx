import { Text, View } from '@tarojs/components'
import { Fragment } from 'react'

/** Words in a line with a drawn dot between them; "·" itself has another width in every font. */
export function Dots({ of }: { of: readonly string[] }) {
  return (
    <>
      {of.map((word, at) => (
        <Fragment key={word}>
          {at > 0 && <View className="sep" />}
          <Text>{word}</Text>
        </Fragment>
      ))}
    </>
  )
}
