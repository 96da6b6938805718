/** What became of filings approved together, in words. */
import type { BatchResults } from './batch'
import type { QueueRow } from './queue'

export interface Answered {
  /** 2 件已通过，1 件没有：经办人刚交了新版本. */
  readonly sentence: string
  /** Those that stayed, each with its reason. */
  readonly stayed: readonly { readonly filingId: string; readonly name: string; readonly reason: string }[]
}

const reasons: Readonly<Record<string, string>> = {
  'filing.moved': '经办人刚交了新版本',
  'filing.not-with-you': '已经不在您这一环节',
  'filing.not-found': '已经不在您的范围内',
  'filing.to-be-read': '有疑点或照片，要打开看',
  'filing.own': '是您自己填报的',
}

export function answered(chosen: readonly QueueRow[], results: BatchResults): Answered {
  const stayed = results.flatMap((result) => {
    if (result.outcome === 'approved') return []
    const name = chosen.find(({ filingId }) => filingId === result.filingId)?.projectName ?? ''
    return [{ filingId: result.filingId, name, reason: reasons[result.code] ?? result.sentence }]
  })
  const passed = results.length - stayed.length
  const why = [...new Set(stayed.map(({ reason }) => reason))].join('；')
  const did = passed === 0 ? '' : `${passed} 件已通过`
  if (stayed.length === 0) return { sentence: did, stayed }
  const not = passed === 0 ? `${stayed.length} 件没有通过` : `，${stayed.length} 件没有`
  return { sentence: `${did}${not}：${why}`, stayed }
}
