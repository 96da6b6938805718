/** The photos of a piece as the review shows them: what is handed in now, and what it replaced. */
import { momentWords } from '@/words/when'
import type { FiledPicture } from './filing'

export interface ReviewPhoto {
  readonly id: string
  /** Address of the thumbnail; '' where there is none to show. */
  readonly url: string
  /** Address of the picture with its watermark. */
  readonly picture: string
  /** '台账 新' */
  readonly caption: string
  readonly alt: string
  /** 打不开 */
  readonly flag: string | undefined
  /** '8月27日 16:05', '±9 米', as claimed by the phone that took it. */
  readonly details: readonly string[]
  /** Part of the revision under review, and of the one before it. */
  readonly current: boolean
  readonly before: boolean
  readonly undecodable: boolean
  readonly confirmed: boolean | null
}

/** 旧 and 新 are said only where a photo of this slot was exchanged since the revision before. */
export function photosOf(
  pictures: readonly FiledPicture[],
  slot: string | null,
  numbers: { readonly now: number; readonly before: number | null },
  title: string,
  absolute: (url: string) => string,
): ReviewPhoto[] {
  const mine = pictures.filter(
    (picture) => picture.slot === slot && picture.revisions.some((number) => number <= numbers.now),
  )
  const isCurrent = (picture: FiledPicture) => picture.revisions.includes(numbers.now)
  const exchanged = mine.some((picture) => !isCurrent(picture))
  const inOrder = [...mine.filter(isCurrent), ...mine.filter((picture) => !isCurrent(picture))]
  return inOrder.map((picture, index) => {
    const current = isCurrent(picture)
    const fresh = current && !picture.revisions.some((number) => number < numbers.now)
    const age = current ? (fresh && exchanged ? ' 新' : '') : ' 旧'
    const name = `${picture.capture.view || `照片 ${index + 1}`}${age}`
    return {
      id: picture.id,
      url: picture.undecodable ? '' : absolute(picture.thumbnailUrl ?? picture.pictureUrl),
      picture: absolute(picture.pictureUrl),
      caption: name,
      alt: `${title}，${name}`,
      flag: picture.undecodable ? '打不开' : undefined,
      details: detailsOf(picture),
      current,
      before: numbers.before !== null && picture.revisions.includes(numbers.before),
      undecodable: picture.undecodable,
      confirmed: picture.confirmed,
    }
  })
}

function detailsOf({ capture }: FiledPicture): string[] {
  const when =
    capture.source === 'album'
      ? `相册导入 ${momentWords(capture.takenAt)}`
      : `拍摄 ${momentWords(capture.takenAt)}`
  const where =
    'missing' in capture.fix
      ? '没有位置'
      : capture.fix.accuracyMeters === null
        ? '有位置'
        : `位置 ±${Math.round(capture.fix.accuracyMeters)} 米`
  return [when, where]
}

/** Whether the set of photos differs from the revision before. */
export function photosChanged(photos: readonly ReviewPhoto[]): boolean {
  return photos.some((photo) => photo.current !== photo.before)
}
