import { filingKinds } from '@domain/kinds'
import { useAsked } from '@/admin/use-asked'
import { api } from '@/api'
import { Empty } from '@/components/empty'
import { Group } from '@/components/group'
import { Retry } from '@/components/retry'
import { Waiting } from '@/components/waiting'
import { FilingRow } from './filing-row'

export interface BoardQuestion {
  readonly fiscalYear: number
  readonly kind: string
  readonly period: string | null
}

/** The filings of one unit; the division extends or excuses one that was not handed in. */
export function UnitFilings({ question, unitId }: { question: BoardQuestion; unitId: string }) {
  const { answer, trouble, again } = useAsked('填报件', JSON.stringify([question, unitId]), () =>
    api.board.filings.query({ ...question, unitId, after: null }),
  )
  const scored = filingKinds[question.kind]?.scored ?? false
  if (trouble !== null)
    return <Retry of="填报件" again={again} reason={trouble.sentence} code={trouble.code ?? undefined} />
  if (answer === null) return <Waiting of="填报件" />
  if (answer.rows.length === 0) return <Empty title="这个单位没有要报的" />
  return (
    <>
      <Group word="填报件" aside={`${answer.rows.length}${answer.next ? ' 件以上' : ' 件'}`} />
      {answer.rows.map((row) => (
        <FilingRow key={row.filingId} row={row} scored={scored} changed={again} />
      ))}
    </>
  )
}
