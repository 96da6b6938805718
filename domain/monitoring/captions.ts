import type { LightVerdict } from './lights'

/** The sentence under a measure: '完成 31.00%，比时间进度少 1,859 人次', or why there is none. */
export function captionOf(verdict: LightVerdict): string {
  if (verdict.percent === null) return verdict.reason ?? ''
  return verdict.reason === null ? `完成 ${verdict.percent}%` : `完成 ${verdict.percent}%，${verdict.reason}`
}
