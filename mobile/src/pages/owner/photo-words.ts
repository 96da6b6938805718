/** What is known of a photo, in words: its view, when and where it was taken, and how sure that is. */
import { sizeWords } from '@domain/evidence/document-kinds'
import type { EvidenceRef } from '@domain/evidence/evidence'
import { ageWords, stampWords } from '@/words/due'
import { momentWords } from '@/words/when'

type Capture = EvidenceRef['capture']

/** 画面. What stands behind the picture's frame is for the person to say. */
export const views = ['近景', '中景', '远景', '铭牌'].map((view) => ({ value: view, label: view }))

export const firstView = '中景'

const missing = '没有取到位置，照片照样能用'
const missingWords: Readonly<Record<string, string>> = {
  pending: '正在取位置，照片已存好',
  album: '相册导入，没有拍摄位置',
  file: '文档没有拍摄位置',
  denied: '没有允许取位置，照片照样能用',
}

/** A fix older than this is told with its age. */
const OLD_MS = 60_000

/** '精度 ±18 米，12 秒前取得', '8 分钟前的位置', or that there is none. */
export function placeWords({ fix }: Capture): { main: string; sub: string | null } {
  if ('missing' in fix) return { main: missingWords[fix.missing] ?? missing, sub: null }
  const accuracy = fix.accuracyMeters === null ? '' : `精度 ±${Math.round(fix.accuracyMeters)} 米`
  const age = fix.ageMs > OLD_MS ? `${ageWords(fix.ageMs)}前的位置` : `${ageWords(fix.ageMs)}前取得`
  return {
    main: [accuracy, age].filter(Boolean).join('，'),
    sub: `${fix.latitude.toFixed(4)}, ${fix.longitude.toFixed(4)}`,
  }
}

/** '2026-08-24 09:31:07'; for the album only when it was picked is known. */
export function timeWords(capture: Capture): { main: string; sub: string } {
  const main = stampWords(capture.takenAt)
  if (capture.source === 'file') return { main, sub: '选入的时间，按手机时钟' }
  return capture.source === 'album'
    ? { main: '相册导入', sub: `${main} 选入；拍摄时间无法核对` }
    : { main, sub: '手机时钟；联网后与服务器核对，相差会标出' }
}

/** The lines laid over the photo when it is shown. */
export function watermark(photo: EvidenceRef, about: { project: string; of: string; by: string }): string[] {
  const { capture } = photo
  const { fix } = capture
  const place =
    'missing' in fix
      ? (placeWords(capture).main.split('，')[0] ?? '')
      : `${fix.latitude.toFixed(2)}, ${fix.longitude.toFixed(2)}${
          fix.accuracyMeters === null ? '' : ` ±${Math.round(fix.accuracyMeters)} 米`
        }`
  return [
    about.project,
    [about.of, capture.view].filter(Boolean).join('，'),
    capture.source === 'album' ? '相册导入' : stampWords(capture.takenAt),
    place,
    `${about.by}，${photo.sha256.slice(0, 8).toUpperCase()}`,
  ]
}

/** ['8月27日 16:05', '±9 米'] under a photo. */
export function detailWords({ capture, size }: EvidenceRef): string[] {
  if (capture.source === 'file') return [`${momentWords(capture.takenAt)} 选入`, sizeWords(size)]
  const { fix, source, takenAt } = capture
  const accuracy =
    'missing' in fix || fix.accuracyMeters === null ? [] : [`±${Math.round(fix.accuracyMeters)} 米`]
  return [source === 'album' ? '相册导入' : momentWords(takenAt), ...accuracy]
}
