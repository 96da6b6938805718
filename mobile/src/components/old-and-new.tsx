import { Image, Text, View } from '@tarojs/components'
import { aria } from './aria'
import { classes } from './classes'
import { type DocumentFacts, DocumentTile } from './document-tile'
import { Dots } from './dots'
import { Tap } from './tap'

export interface DatedPhoto {
  url: string
  alt: string
  /** 原照片, 新照片. */
  caption: string
  /** ['8月27日 16:05', '±9 米'] */
  details: readonly string[]
  document?: DocumentFacts | undefined
  onTap?: (() => void) | undefined
}

/** The returned photo on the left, the new one on the right with the accent border; or two that look alike. */
export function OldAndNew({ old, now }: { old: DatedPhoto; now?: DatedPhoto | undefined }) {
  return (
    <View className="row row--top mt2">
      <Side {...old} />
      <View className="half__gap" />
      {now ? <Side {...now} fresh /> : <View className="grow" />}
    </View>
  )
}

function Side(props: DatedPhoto & { fresh?: boolean }) {
  const { url, alt, caption, details, document, onTap, fresh } = props
  if (document) {
    return (
      <View className="grow">
        <View className={classes('cap ink mt1', fresh && 'b')}>{caption}</View>
        <DocumentTile document={document} onTap={onTap} />
      </View>
    )
  }
  return (
    <View className="grow">
      <Tap role={onTap ? 'button' : 'img'} label={alt} onTap={onTap}>
        <Image
          className={classes('half', fresh && 'half--new')}
          src={url}
          mode="aspectFill"
          {...aria({ hidden: true })}
        />
      </Tap>
      <View className={classes('cap ink mt1', fresh && 'b')}>
        <Text>{caption}</Text>
      </View>
      <View className="cap num">
        <Dots of={details} />
      </View>
    </View>
  )
}
