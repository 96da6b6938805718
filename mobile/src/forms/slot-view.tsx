import type { EvidenceSlot } from '@domain/filings/form'
import { View } from '@tarojs/components'
import { Evidence, type EvidenceWay } from '@/components/evidence'
import { Label } from '@/components/label'
import { type DatedPhoto, OldAndNew } from '@/components/old-and-new'
import type { Hand, PhotoSource, SlotContent, SlotPhoto } from './hand'

export interface SlotViewProps {
  slot: EvidenceSlot
  /** Of what it is evidence, for those who do not see the pictures. */
  of: string
  content: SlotContent | undefined
  hand: Hand
  readOnly?: boolean | undefined
}

const NOTHING: SlotContent = { photos: [] }

/** A place for evidence: what is there, and camera or album for more; returned pictures stand beside the new ones. */
export function SlotView({ slot, of, content = NOTHING, hand, readOnly }: SlotViewProps) {
  const { photos, pairs = [] } = content
  const { onTake, onOpen } = hand
  const returned = pairs.length > 0
  const held = photos.length + pairs.filter((pair) => pair.now !== null).length
  const may = onTake !== undefined && !readOnly && held < slot.max
  const open = (photo: SlotPhoto) => (onOpen ? { onTap: () => onOpen(slot.slot, photo.id) } : {})
  const way = (word: string, told: string, source: PhotoSource): EvidenceWay => ({
    word,
    label: `${told}，${of}`,
    icon: source === 'camera' ? 'camera' : 'document',
    onTap: () => onTake?.(slot, source),
  })
  const shoot = pairs.some((pair) => pair.now === null) ? '重拍' : held > 0 ? '再拍' : '拍照'
  return (
    <View className="slot">
      {returned && <Label text="佐证" aside="旧照片保留，不会被覆盖" />}
      {pairs.map(({ old, now }) => (
        <OldAndNew
          key={old.id}
          old={{ ...dated(old, '原照片', of), ...open(old) }}
          now={now === null ? undefined : { ...dated(now, '新照片', of), ...open(now) }}
        />
      ))}
      <Evidence
        need={returned ? undefined : slot.required > 0 ? `需 ${slot.required} 张` : '选填'}
        have={returned ? undefined : held > 0 ? `已有 ${held} 张` : '还没有'}
        photos={photos.map((photo) => ({
          id: photo.id,
          url: photo.url,
          caption: photo.caption,
          alt: [of, photo.caption].filter(Boolean).join('，'),
          flag: photo.flag,
        }))}
        onOpen={onOpen && ((photo) => onOpen(slot.slot, photo.id))}
        add={may ? [way(shoot, shoot, 'camera'), way('相册', '从相册选', 'album')] : []}
      />
    </View>
  )
}

function dated(photo: SlotPhoto, caption: string, of: string): DatedPhoto {
  return {
    url: photo.url,
    alt: [caption, of, photo.caption].filter(Boolean).join('，'),
    caption,
    details: photo.details ?? [],
  }
}
