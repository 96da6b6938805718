import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Dots } from '@/components/dots'
import { Evidence } from '@/components/evidence'
import type { ReviewPhoto } from '@/review/photos'

/** A person says whether a photo is fit for the public. */
export type JudgePhoto = (photo: ReviewPhoto, fit: boolean) => void

export interface EntryPhotosProps {
  photos: readonly ReviewPhoto[]
  show: (id: string) => void
  judge?: JudgePhoto | undefined
}

/** The evidence of an entry; a tap shows a photo large with its watermark, and opens a document. */
export function EntryPhotos({ photos, show, judge }: EntryPhotosProps) {
  if (photos.length === 0) return null
  const pictures = photos.filter((photo) => photo.document === undefined)
  const readable = pictures.filter((photo) => !photo.undecodable)
  const broken = pictures.length - readable.length
  return (
    <View>
      <Evidence photos={photos} onOpen={({ id }) => show(id)} />
      {photos
        .filter((photo) => photo.current)
        .map((photo) => (
          <View key={photo.id} className="cap num mt1">
            <Dots of={[photo.caption, ...photo.details]} />
          </View>
        ))}
      {pictures.some(({ current, examined }) => current && !examined) && (
        <View className="cap mt1">还有照片正在查疑点，稍后刷新可见。</View>
      )}
      {photos.some(({ awaited }) => awaited) && (
        <View className="cap mt1">有照片被抽中重拍，单位还没有交来。</View>
      )}
      {broken > 0 && <View className="cap mt1">{broken} 张打不开，原件已保存，可请单位说明。</View>}
      {judge &&
        readable
          .filter((photo) => photo.current)
          .map((photo) => <Judgement key={photo.id} photo={photo} judge={judge} />)}
    </View>
  )
}

function Judgement({ photo, judge }: { photo: ReviewPhoto; judge: JudgePhoto }) {
  const { confirmed } = photo
  const state = confirmed === null ? '还没有人看过' : confirmed ? '已定为适合公开' : '已定为不公开'
  return (
    <View className="judge">
      <View className="grow">
        <View>{photo.caption}</View>
        <Text className="cap">{state}</Text>
      </View>
      <Button word="不公开" small disabled={confirmed === false} onTap={() => judge(photo, false)} />
      <View className="bar__b" />
      <Button
        word="适合公开"
        tone="quiet"
        small
        disabled={confirmed === true}
        onTap={() => judge(photo, true)}
      />
    </View>
  )
}
