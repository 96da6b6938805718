import { groupThousands } from '../decimals/decimal'
import type { LightVerdict } from './lights'

/** The sentence under a measure: '完成 31.00%，比时间进度少 1,859 人次', or why there is none. */
export function captionOf(verdict: LightVerdict, unit: string): string {
  if (verdict.percent === null) return verdict.reason ?? ''
  const done = `完成 ${verdict.percent}%`
  if (verdict.gap !== null && (verdict.light === 'red' || verdict.light === 'yellow')) {
    return `${done}，比时间进度少 ${groupThousands(verdict.gap)} ${unit}`
  }
  return verdict.reason === null ? done : `${done}，${verdict.reason}`
}
