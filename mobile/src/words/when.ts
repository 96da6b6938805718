/** Days and times in words. Instants are ISO 8601 in UTC and are told by China's clock, whatever the phone's says. */

const CHINA_MS = 8 * 3_600_000

function parts(iso: string) {
  const at = new Date(Date.parse(iso) + CHINA_MS)
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    clock: `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`,
  }
}

/** '8月27日' */
export function dayWords(iso: string): string {
  const { month, day } = parts(iso)
  return `${month}月${day}日`
}

/** '2026年8月27日' */
export function fullDayWords(iso: string): string {
  return `${parts(iso).year}年${dayWords(iso)}`
}

/** '8月27日 16:05' */
export function momentWords(iso: string): string {
  return `${dayWords(iso)} ${parts(iso).clock}`
}

/** '还剩 3 天', '今天到期', '已过期 2 天', counted in days of the calendar. */
export function leftWords(dueAt: string, nowMs: number): string {
  const dayOf = (ms: number) => Math.floor((ms + CHINA_MS) / 86_400_000)
  const left = dayOf(Date.parse(dueAt)) - dayOf(nowMs)
  if (left > 0) return `还剩 ${left} 天`
  return left === 0 ? '今天到期' : `已过期 ${-left} 天`
}

/** '2021-M07' as '2021年1–7月', '2021' as '2021年', '2021-02' as '2021年第 2 次'; any other stays as it is. */
export function periodWords(period: string): string {
  const [, whole, number] = /^(\d{4})(?:-(\d{2}))?$/.exec(period) ?? []
  if (whole !== undefined) return number === undefined ? `${whole}年` : `${whole}年第 ${Number(number)} 次`
  const [, year, month] = /^(\d{4})-M(\d{2})$/.exec(period) ?? []
  if (year === undefined || month === undefined) return period
  return Number(month) === 1 ? `${year}年1月` : `${year}年1–${Number(month)}月`
}

/** '2026-07' as '2026年7月'. */
export function monthWords(month: string): string {
  const [year, number] = month.split('-')
  return number === undefined ? month : `${year}年${Number(number)}月`
}
