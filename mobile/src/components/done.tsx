import { Text, View } from '@tarojs/components'

/** A green tick and a word: 已填, 通过, 已重拍. */
export function Done({ word }: { word: string }) {
  return (
    <View className="done">
      <View className="tick" />
      <Text>{word}</Text>
    </View>
  )
}
