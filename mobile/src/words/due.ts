/** Due days, ages and moments as an author reads them. Instants are ISO 8601 in UTC, told by China's clock. */
import { momentWords } from './when'

const CHINA_MS = 8 * 3_600_000
const DAY_MS = 86_400_000
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

const chinese = (instant: string | number) => new Date(new Date(instant).getTime() + CHINA_MS)
const dayOf = (ms: number) => Math.floor((ms + CHINA_MS) / DAY_MS)

/** '09:41' */
export function clockWords(iso: string): string {
  return chinese(iso).toISOString().slice(11, 16)
}

/** '2026-08-24 09:31:07', as a watermark has it. */
export function stampWords(iso: string): string {
  return chinese(iso).toISOString().slice(0, 19).replace('T', ' ')
}

/** '8月31日 周一' */
export function weekdayWords(iso: string): string {
  const at = chinese(iso)
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日 ${WEEKDAYS[at.getUTCDay()] ?? ''}`
}

/** '今天 08:52', '昨天 17:48', '8月24日 09:28' */
export function lastWords(iso: string, nowMs: number): string {
  const gone = dayOf(nowMs) - dayOf(Date.parse(iso))
  if (gone === 0) return `今天 ${clockWords(iso)}`
  return gone === 1 ? `昨天 ${clockWords(iso)}` : momentWords(iso)
}

/** Calendar days left; negative once the day has passed. */
export function daysLeft(dueAt: string, nowMs: number): number {
  return dayOf(Date.parse(dueAt)) - dayOf(nowMs)
}

/** '12 秒', '8 分钟', '3 小时' */
export function ageWords(ms: number): string {
  if (ms < 60_000) return `${Math.max(1, Math.round(ms / 1000))} 秒`
  if (ms < 3_600_000) return `${Math.round(ms / 60_000)} 分钟`
  return `${Math.round(ms / 3_600_000)} 小时`
}

/** '18.4 MB', '620 KB' */
export function sizeWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
