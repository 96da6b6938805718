import { Text, View } from '@tarojs/components'
import { Key } from '@/components/key'
import { Sheet } from '@/components/sheet'
import { keyWords } from '@/review/desk-keys'

/** 快捷键: every key and what it does. */
export function KeysSheet({ close }: { close: () => void }) {
  return (
    <Sheet title="快捷键" close={close}>
      {keyWords.map(([keys, word]) => (
        <View key={word} className="item row">
          <View className="keys__k row">
            {keys.map((name) => (
              <Key key={name} name={name} />
            ))}
          </View>
          <Text>{word}</Text>
        </View>
      ))}
      <View className="foot">打字时快捷键不起作用。</View>
    </Sheet>
  )
}
