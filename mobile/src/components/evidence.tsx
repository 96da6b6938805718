import { Image, Text, View } from '@tarojs/components'
import { aria } from './aria'
import { type DocumentFacts, DocumentTile } from './document-tile'
import { Icon, type IconName } from './icon'
import { Label } from './label'
import { Tap } from './tap'

export interface Photo {
  id: string
  /** Path or address of the thumbnail; empty while it is being fetched. */
  url: string
  /** Under the picture: 台账 合计页. */
  caption: string
  /** Indicator and view, for those who do not see it. */
  alt: string
  /** A word over the picture: 疑点. */
  flag?: string | undefined
  /** Set where it is no photo: then it is shown as a line of its own. */
  document?: DocumentFacts | undefined
}

export interface EvidenceProps {
  /** 需 2 张：签收台账、实物 */
  need?: string | undefined
  /** 已有 2 张 */
  have?: string | undefined
  photos: readonly Photo[]
  onOpen?: ((photo: Photo) => void) | undefined
  /** Ways to one more photo: 拍照, 从相册选. Left out where nothing can be added. */
  add?: readonly EvidenceWay[] | undefined
}

export interface EvidenceWay {
  word: string
  /** Told instead of the word, which is the same on every card. */
  label?: string | undefined
  icon: IconName
  onTap: () => void
}

/** 佐证 of one indicator. States: empty, n of m, with a 疑点 flag; with or without a place for one more. */
export function Evidence({ need, have, photos, onOpen, add = [] }: EvidenceProps) {
  const pictures = photos.filter((photo) => photo.document === undefined)
  return (
    <View>
      {(need !== undefined || have !== undefined) && (
        <Label text={need === undefined ? '佐证' : ['佐证', need]} aside={have} />
      )}
      <View className="photos mt2">
        {pictures.map((photo) => (
          <View key={photo.id} className="photo">
            <Tap
              role={onOpen ? 'button' : 'img'}
              label={photo.flag ? `${photo.alt}，${photo.flag}` : photo.alt}
              className="photo__w"
              onTap={onOpen && (() => onOpen(photo))}
            >
              <Thumb url={photo.url} />
              {photo.flag && <Text className="photo__f">{photo.flag}</Text>}
            </Tap>
            <View className="photo__c" {...aria({ hidden: true })}>
              {photo.caption}
            </View>
          </View>
        ))}
        {add.map(({ word, label, icon, onTap }) => (
          <View key={word} className="photo">
            <Tap className="photo__add" label={label ?? word} onTap={onTap}>
              <Icon name={icon} />
              <Text className="mt1">{word}</Text>
            </Tap>
          </View>
        ))}
      </View>
      {photos.map(
        (photo) =>
          photo.document && (
            <DocumentTile
              key={photo.id}
              document={photo.document}
              flag={photo.flag}
              onTap={onOpen && (() => onOpen(photo))}
            />
          ),
      )}
    </View>
  )
}

/** The ground stays where a picture has not arrived. */
const Thumb = ({ url }: { url: string }) =>
  url === '' ? (
    <View className="photo__i" />
  ) : (
    <Image className="photo__i" src={url} mode="aspectFill" lazyLoad {...aria({ hidden: true })} />
  )
