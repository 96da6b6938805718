/** The photos of a piece as the review shows them: what is handed in now, and what it replaced. */
import { type DocumentType, documentKindOf, isDocumentType, sizeWords } from '@domain/evidence/document-kinds'
import type { DocumentFacts } from '@/components/document-tile'
import { momentWords } from '@/words/when'
import type { FiledPicture } from './filing'

/** What looks doubtful about a photo (EV15–EV24). */
export interface Doubt {
  readonly id: string
  readonly title: string
  readonly sentence: string
  /** Address of the other photo's thumbnail; '' where there is none to show. */
  readonly other: string
  readonly judgement: FiledPicture['findings'][number]['judgement']
  /** Where its judgement goes: a finding of the server, or a re-shoot that was drawn (CH6). */
  readonly of: 'finding' | 'challenge'
}

export interface ReviewPhoto {
  readonly id: string
  /** Address of the thumbnail; '' where there is none to show. */
  readonly url: string
  /** Address of the picture with its watermark. */
  readonly picture: string
  /** '台账 新' */
  readonly caption: string
  readonly alt: string
  /** 打不开, or 疑点 while one of its doubts is open */
  readonly flag: string | undefined
  /** '8月27日 16:05', '±9 米', as claimed by the phone that took it. */
  readonly details: readonly string[]
  /** Part of the revision under review, and of the one before it. */
  readonly current: boolean
  readonly before: boolean
  readonly undecodable: boolean
  readonly confirmed: boolean | null
  /** Set where it is a document: it is opened, never drawn, and never judged for the public. */
  readonly document: (DocumentFacts & { readonly mediaType: DocumentType }) | undefined
  readonly doubts: readonly Doubt[]
  /** A re-shoot was drawn and has not come. */
  readonly awaited: boolean
  /** False until the server has looked for doubts. */
  readonly examined: boolean
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
    const document = documentOf(picture)
    const doubts = current ? doubtsOf(picture, absolute) : []
    const name = `${document?.name ?? (picture.capture.view || `照片 ${index + 1}`)}${age}`
    return {
      id: picture.id,
      url: picture.undecodable || document ? '' : absolute(picture.thumbnailUrl ?? picture.pictureUrl),
      picture: absolute(picture.pictureUrl),
      caption: name,
      alt: document ? title : `${title}，${name}`,
      flag: picture.undecodable
        ? '打不开'
        : doubts.some(isOpen)
          ? '疑点'
          : document && age !== ''
            ? age.trim()
            : undefined,
      details: detailsOf(picture),
      current,
      before: numbers.before !== null && picture.revisions.includes(numbers.before),
      undecodable: picture.undecodable,
      confirmed: picture.confirmed,
      document,
      doubts,
      awaited: current && picture.reshoot !== undefined && picture.reshoot?.answer === null,
      examined: picture.examined !== false,
    }
  })
}

function documentOf({ mediaType, name = '', size }: FiledPicture): ReviewPhoto['document'] {
  if (!isDocumentType(mediaType)) return undefined
  return { name, kind: documentKindOf(mediaType), size: sizeWords(size), mediaType }
}

/** A kept reading of an earlier version of the app has none. */
function doubtsOf({ findings = [], reshoot }: FiledPicture, absolute: (url: string) => string): Doubt[] {
  const found = findings.map(({ id, title, sentence, otherUrl, judgement }): Doubt => {
    const other = otherUrl === null ? '' : absolute(otherUrl)
    return { id, title, sentence, other, judgement, of: 'finding' }
  })
  if (!reshoot?.answer) return found
  const { id, judgement, answer } = reshoot
  const { sentence, pictureUrl } = answer
  return [
    ...found,
    { id, title: '重拍对照', sentence, other: absolute(pictureUrl), judgement, of: 'challenge' },
  ]
}

/** RV6: a doubt counts until somebody has found it to be none. */
export const isOpen = ({ judgement }: Doubt): boolean => judgement?.verdict !== 'fine'

function detailsOf({ capture, size }: FiledPicture): string[] {
  if (capture.source === 'file') return [`选入 ${momentWords(capture.takenAt)}`, sizeWords(size)]
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
