/** What a citizen reads of a published project: four fixed facts, in plain words. Types only from the server. */
import { isDecimal, percentText } from '@domain/decimals/decimal'
import { wanText } from '@domain/decimals/money'
import type { SnapshotContent } from '@domain/disclosure/snapshot'
import type { Light } from '@domain/filings/form'
import { periodWords } from '@/words/when'

export type PublishedItem = NonNullable<SnapshotContent['result']>['items'][number]

/** '512.40 / 1,180.00 万元（43.42%）' */
function spending({ budgetWan, result }: SnapshotContent): string {
  const budget = amount(budgetWan)
  const spent = amount(result?.spentWan ?? null)
  if (spent === null)
    return budget === null ? '金额没有公开' : `全年 ${wanText(budget)} 万元，执行数还没有公开`
  if (budget === null) return `${wanText(spent)} 万元`
  const percent = percentText(spent, budget)
  return `${wanText(spent)} / ${wanText(budget)} 万元${percent === null ? '' : `（${percent}%）`}`
}

const amount = (text: string | null) => (text !== null && isDecimal(text) ? text : null)

/** '残疾儿童康复救助人数不少于 2,150 人等 8 项' */
function promises({ promised }: SnapshotContent): string {
  const first = promised[0]
  if (first === undefined) return '没有公开的指标'
  const one = `${first.name}${first.promised === '' ? '' : `：${first.promised}`}`
  return promised.length === 1 ? one : `${one}，等 ${promised.length} 项`
}

const words: readonly (readonly [Light, string])[] = [
  ['green', '正常'],
  ['yellow', '提醒'],
  ['red', '预警'],
  ['gray', '未填或暂不可测'],
]

/** '6 项正常，2 项提醒' */
export function lightsInWords(items: readonly { readonly light: Light }[]): string {
  const counted = words.map(
    ([light, word]) => [items.filter((item) => item.light === light).length, word] as const,
  )
  return counted
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} 项${word}`)
    .join('，')
}

/** 整改 as far as it is published: a red light calls for it, and what came of it is not in this snapshot. */
function rectification({ result }: SnapshotContent): string {
  if (result === null) return '结果公开后才知道'
  const red = result.items.filter((item) => item.light === 'red').length
  if (red > 0) return `${red} 项预警，应整改；整改结果还没有公开`
  return result.light === 'red' ? '应整改；整改结果还没有公开' : '不需要'
}

/** '自评 97.50 分，等级 中；6 项正常' */
function doneOf({ items, score }: NonNullable<SnapshotContent['result']>): string {
  const points = score === undefined ? [] : [`自评 ${score.total} 分，等级 ${score.grade}`]
  return [...points, lightsInWords(items) || '没有公开的指标'].join('；')
}

export interface Facts {
  readonly promised: string
  readonly spent: string
  readonly done: string
  readonly mended: string
}

export function factsOf(content: SnapshotContent): Facts {
  const { result } = content
  return {
    promised: promises(content),
    spent: spending(content),
    done: result === null ? '结果还没有公开' : doneOf(result),
    mended: rectification(content),
  }
}

/** '2026年1–7月' for a result, '2026年目标' for a goal. */
export function aboutWhen(content: SnapshotContent, period: string): string {
  if (content.result !== null) return content.result.asOf
  return content.kind === 'goal' ? `${content.fiscalYear}年目标` : periodWords(period)
}
