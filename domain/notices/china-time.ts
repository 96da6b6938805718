/** China's calendar and clock, which have one time zone and no summer time. Instants are ISO 8601 in UTC. */

const chinaMs = 8 * 3_600_000
const dayMs = 86_400_000
const minuteMs = 60_000

/** Number of the calendar day, for differences between days. */
export function chinaDay(instant: string): number {
  return Math.floor((Date.parse(instant) + chinaMs) / dayMs)
}

/** '8月31日' */
export function dayInWords(instant: string): string {
  const at = new Date(Date.parse(instant) + chinaMs)
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日`
}

/** '2021年8月31日 09:05', as WeChat's keywords of kind time want it. */
export function momentInWords(instant: string): string {
  const at = new Date(Date.parse(instant) + chinaMs)
  return `${at.getUTCFullYear()}年${dayInWords(instant)} ${at.toISOString().slice(11, 16)}`
}

/** Minutes after midnight; `from` may be later than `to`, then the time spans midnight. Equal: never quiet. */
export interface QuietHours {
  readonly from: number
  readonly to: number
}

/** NT12: the instant itself, or the end of the quiet hours that it falls into. */
export function afterQuietHours(instant: string, { from, to }: QuietHours): string {
  const ms = Date.parse(instant)
  const minute = Math.floor(((ms + chinaMs) % dayMs) / minuteMs)
  const quiet = from <= to ? from <= minute && minute < to : minute >= from || minute < to
  if (!quiet) return instant
  const midnight = ms - ((ms + chinaMs) % dayMs)
  const end = midnight + to * minuteMs
  return new Date(end > ms ? end : end + dayMs).toISOString()
}
