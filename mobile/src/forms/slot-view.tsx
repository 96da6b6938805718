import type { EvidenceSlot } from '@domain/filings/form'
import { View } from '@tarojs/components'
import { Evidence, type EvidenceWay } from '@/components/evidence'
import { Label } from '@/components/label'
import { type DatedPhoto, OldAndNew } from '@/components/old-and-new'
import type { EvidenceSource, Hand, SlotContent, SlotPhoto } from './hand'
import { SlotOffered } from './slot-offered'

export interface SlotViewProps {
  slot: EvidenceSlot
  /** Of what it is evidence, for those who do not see the pictures. */
  of: string
  content: SlotContent | undefined
  hand: Hand
  readOnly?: boolean | undefined
}

const NOTHING: SlotContent = { photos: [] }

/** A place for evidence: what is there, what the diary offers, and ways to more; what was returned stands beside the new. */
export function SlotView({ slot, of, content = NOTHING, hand, readOnly }: SlotViewProps) {
  const { photos, pairs = [], offer } = content
  const { onTake, onOpen } = hand
  const returned = pairs.length > 0
  const held = [...photos, ...pairs.flatMap(({ now }) => now ?? [])]
  const documents = held.filter(({ document }) => document !== undefined).length
  const pictures = held.length - documents
  const may = onTake !== undefined && !readOnly
  const open = (photo: SlotPhoto) => (onOpen ? { onTap: () => onOpen(slot.slot, photo.id) } : {})
  const way = (word: string, told: string, source: EvidenceSource): EvidenceWay => ({
    word,
    label: `${told}，${of}`,
    icon: source === 'camera' ? 'camera' : 'document',
    onTap: () => onTake?.(slot, source),
  })
  const shoot = pairs.some((pair) => pair.now === null) ? '重拍' : pictures > 0 ? '再拍' : '拍照'
  const ways = [
    ...(pictures < slot.max ? [way(shoot, shoot, 'camera'), way('相册', '从相册选', 'album')] : []),
    ...(documents < slot.maxDocuments ? [way('文档', '选文档', 'file')] : []),
  ]
  return (
    <View className="slot">
      {returned && <Label text="佐证" aside="旧材料保留，不会被覆盖" />}
      {pairs.map(({ old, now }) => (
        <OldAndNew
          key={old.id}
          old={{ ...dated(old, `原${named(old)}`, of), ...open(old) }}
          now={now === null ? undefined : { ...dated(now, `新${named(now)}`, of), ...open(now) }}
        />
      ))}
      <Evidence
        need={returned ? undefined : slot.required > 0 ? `需 ${slot.required} 份` : '选填'}
        have={returned ? undefined : haveWords(pictures, documents)}
        photos={photos.map((photo) => ({
          id: photo.id,
          url: photo.url,
          caption: photo.caption,
          alt: [of, photo.caption].filter(Boolean).join('，'),
          flag: photo.flag,
          document: photo.document,
        }))}
        onOpen={onOpen && ((photo) => onOpen(slot.slot, photo.id))}
        add={may ? ways : []}
      />
      {may && <View className="cap mt1">{slot.ask}</View>}
      {may && offer && offer.materials.length > 0 && <SlotOffered of={of} offer={offer} hand={hand} />}
    </View>
  )
}

const named = ({ document }: SlotPhoto): string => (document ? '文档' : '照片')

function haveWords(pictures: number, documents: number): string {
  const parts = [pictures > 0 ? `${pictures} 张` : '', documents > 0 ? `${documents} 份文档` : '']
  const have = parts.filter(Boolean).join('、')
  return have === '' ? '还没有' : `已有 ${have}`
}

function dated(photo: SlotPhoto, caption: string, of: string): DatedPhoto {
  return {
    url: photo.url,
    alt: [caption, of, photo.caption].filter(Boolean).join('，'),
    caption,
    details: photo.details ?? [],
    document: photo.document,
  }
}
