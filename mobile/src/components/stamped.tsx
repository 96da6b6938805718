import { Image, Text, View } from '@tarojs/components'
import { aria } from './aria'

/** A photo shown large with what is known of it laid over: the watermark is on the screen, never in the file. */
export function Stamped({ url, alt, lines }: { url: string; alt: string; lines: readonly string[] }) {
  return (
    <View className="stamped">
      <View {...aria({ role: 'img', label: alt })}>
        <Image className="stamped__i" src={url} mode="aspectFill" {...aria({ hidden: true })} />
      </View>
      {lines.length > 0 && (
        <View className="stamped__wm num">
          {lines.map((line, at) => (
            <View key={line} className={at === 0 ? 'b' : ''}>
              <Text>{line}</Text>
            </View>
          ))}
        </View>
      )}
    </View>
  )
}
