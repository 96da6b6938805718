import { Text, View } from '@tarojs/components'
import { Evidence } from '@/components/evidence'
import { screens } from '@/platform/screens'
import { monthWords } from '@/words/when'
import type { Snapshot } from '../../public/search'

export interface PhotosProps {
  content: Snapshot['content']
  photoUrl: (sha256: string) => string
}

/** 现场照片: public copies only, each of a named promise; the month, and no place nearer than the district. */
export function Photos({ content, photoUrl }: PhotosProps) {
  const { photos, project, promised } = content
  if (photos.length === 0) return null
  const nameOf = (itemId: string) => promised.find((item) => item.id === itemId)?.name ?? '现场照片'
  const urls = photos.map((photo) => photoUrl(photo.sha256))
  return (
    <View className="card card--flat">
      <View className="row between row--base">
        <Text className="card__t">现场照片</Text>
        <Text className="cap">{project.district}，地点只到区县</Text>
      </View>
      <Evidence
        photos={photos.map((photo) => ({
          id: `${photo.itemId} ${photo.sha256}`,
          url: photoUrl(photo.sha256),
          caption: monthWords(photo.month),
          alt: `${nameOf(photo.itemId)}，${monthWords(photo.month)}`,
        }))}
        onOpen={(photo) => screens.preview(urls, photo.url)}
      />
    </View>
  )
}
