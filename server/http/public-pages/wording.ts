/** A snapshot in plain sentences: 承诺, 花费, 完成, 整改. Nothing is computed here that a rule computed before. */
import { wanText } from '@domain/decimals/money'
import type { SnapshotContent } from '@domain/disclosure/snapshot'
import type { Light } from '@domain/filings/form'
import { dueByMonth, percentOf } from '@domain/monitoring/due-share'

export type Result = NonNullable<SnapshotContent['result']>
export type ResultItem = Result['items'][number]

export const lightWords: Readonly<Record<Light, string>> = {
  green: '正常',
  yellow: '提醒',
  red: '预警',
  gray: '未填',
}

const lights: readonly Light[] = ['green', 'yellow', 'red', 'gray']

/** '残疾儿童康复救助人数不少于 2,150 人等 8 项' */
export function promiseSentence({ promised }: SnapshotContent): string {
  const [first] = promised
  if (!first) return '没有公开的指标'
  const named = `${first.name} ${first.promised}`
  return promised.length === 1 ? named : `${named} 等 ${promised.length} 项`
}

/** '512.40 / 1,180.00 万元（43.42%）' */
export function moneySentence(content: SnapshotContent): string {
  const budget = content.budgetWan
  const spent = content.result?.spentWan ?? null
  if (budget === null) return spent === null ? '没有公开金额' : `${wanText(spent)} 万元`
  if (spent === null) return `全年可用 ${wanText(budget)} 万元`
  const percent = percentOf(spent, budget)
  return `${wanText(spent)} / ${wanText(budget)} 万元${percent === null ? '' : `（${percent}%）`}`
}

/** '6 项正常，2 项提醒' */
export function achievedSentence(result: Result | null): string {
  if (result === null) return '还没有公布结果'
  const counted = lights.flatMap((light) => {
    const count = result.items.filter((item) => item.light === light).length
    return count === 0 ? [] : [`${count} 项${lightWords[light]}`]
  })
  return counted.length === 0 ? '没有公开的指标' : counted.join('，')
}

/** '自评 97.50 分，等级 中'; '' where the result is not scored. */
export function scoreSentence(result: Result | null): string {
  return result?.score === undefined ? '' : `自评 ${result.score.total} 分，等级 ${result.score.grade}`
}

/** What is behind and must be put right. */
export function lagging(result: Result): readonly ResultItem[] {
  return result.items.filter((item) => item.light === 'yellow' || item.light === 'red')
}

/** '2 项要改进' */
export function remedySentence(result: Result | null): string {
  if (result === null) return '还没有公布结果'
  const count = lagging(result).length
  return count === 0 ? '不需要' : `${count} 项要改进`
}

/** '赣州市残疾人联合会' and the period that the snapshot is about. */
export function periodOf(content: SnapshotContent): string {
  return content.result?.asOf ?? `${content.fiscalYear}年目标`
}

/** Why it is so and what is expected, as far as somebody said it; full stops go, for sentences to be joined. */
export function reasons(item: ResultItem): readonly string[] {
  return [item.explanation, item.remedy].flatMap((text) => (text ? [text.replace(/[。；;.\s]+$/, '')] : []))
}

/** Where demonstration data was taken from; the note itself says once that it is such. */
export function demonstrationSource(text: string): string {
  return text.replace(/^演示数据[：:，,。\s]*/, '')
}

/** What a kind of snapshot is called. */
export type TitleOf = (kind: string) => string

/** The share of the year gone by the end of a period `2026-M07`, in percent; null for any other period. */
export function timeShareOf(period: string): string | null {
  const month = Number(/^\d{4}-M(0[1-9]|1[0-2])$/.exec(period)?.[1])
  return Number.isNaN(month) ? null : dueByMonth(month).text
}

/** '2026年9月2日', as the calendar stands in China. */
export function dayOf(instant: string): string {
  const [year, month, day] = new Date(Date.parse(instant) + 8 * 3_600_000)
    .toISOString()
    .slice(0, 10)
    .split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

/** '2026年7月' from `2026-07`. */
export function monthOf(month: string): string {
  const [year, number] = month.split('-')
  return `${year}年${Number(number)}月`
}

/** '9f2c41d0 … 71ab' */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`
}
