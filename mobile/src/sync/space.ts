/** OB17, OB18: words about the room on this phone, before it runs out and before a browser takes it back. */
import type { Usage } from './workspace.types'

/** What the platform says of the room that it gives. */
export interface Room {
  /** Bytes that may be kept in all; null where nobody says. */
  readonly limit: number | null
  /** The browser deletes what a site keeps that was not opened for so many days; null where it does not. */
  readonly forgetsAfterDays: number | null
}

/** From this share of the room on, the person is told. */
const tight = 0.8
/** So many days before the browser forgets, at the latest. */
const ahead = 2

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`

/** OB17: null while there is room. */
export function roomWords(usage: Usage, { limit }: Room): string | null {
  if (limit === null || usage.bytes < limit * tight) return null
  const left = megabytes(Math.max(0, limit - usage.bytes))
  const way =
    usage.clearableBytes > 0
      ? `清理已送达的照片可以腾出 ${megabytes(usage.clearableBytes)}；未送达的不会动。`
      : '本机的照片都还没有送达，请先联网送出，再接着拍。'
  return `本机空间快满了，只剩 ${left}。${way}`
}

/** OB18: what of unsent work the browser may take, and until when to come back; null where it takes nothing. */
export function forgettingWords(
  unsent: number,
  { forgetsAfterDays }: Room,
  now: number,
  lastOpened: number | null,
): string | null {
  if (forgetsAfterDays === null || unsent === 0) return null
  const day = new Date(now + (forgetsAfterDays - ahead) * 86_400_000 + 8 * 3_600_000)
  const until = `${day.getUTCMonth() + 1}月${day.getUTCDate()}日`
  const away = lastOpened === null ? 0 : Math.floor((now - lastOpened) / 86_400_000)
  const late = away >= forgetsAfterDays - ahead ? `您已有 ${away} 天没有打开本页。` : ''
  return `${late}这个浏览器会清掉连续 ${forgetsAfterDays} 天没打开的网页存下的内容。还有 ${unsent} 件没有送达，请在${until}前联网再打开一次，或先导出救援文件。`
}
