import { filingKinds } from '@domain/kinds'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAsked } from '@/admin/use-asked'
import { api } from '@/api'
import { Choice } from '@/components/choice'
import { Empty } from '@/components/empty'
import { Group } from '@/components/group'
import { Page } from '@/components/page'
import { Retry } from '@/components/retry'
import { Row } from '@/components/row'
import { Waiting } from '@/components/waiting'
import { clock } from '@/platform/clock'
import { BoardRow } from './board-row'
import { Figures } from './figures'
import './index.css'
import { UnitFilings } from './unit-filings'

/** Where the reader stands: nothing, then a district, a department, a unit. */
export interface Stop {
  readonly level: 'district' | 'department' | 'unit'
  readonly id: string
  readonly name: string
}

const kinds = Object.values(filingKinds).map(({ kind, title }) => ({ value: kind, label: title }))
/** What is asked for most often in a year. */
const usual = 'monitoring'
const levels = { district: '区划', department: '主管部门', unit: '单位' } as const

/** States: waiting, refused with why, nothing asked for in the year, figures with their parts. */
export function Board() {
  const thisYear = new Date(clock.wall()).getFullYear()
  const [fiscalYear, setYear] = useState(thisYear)
  const [kind, setKind] = useState(usual)
  const [way, setWay] = useState<readonly Stop[]>([])
  const at = way.at(-1)
  const unit = at?.level === 'unit' ? at : null
  const within = at === undefined || at.level === 'unit' ? null : { level: at.level, id: at.id }
  const question = { fiscalYear, kind, period: null }
  const { answer, trouble, again } = useAsked('覆盖率', JSON.stringify([question, within, unit]), () =>
    unit ? Promise.resolve(null) : api.board.coverage.query({ ...question, within }),
  )
  // the goals of the coming year are declared in this one
  const years = [-1, 0, 1, 2, 3].map((back) => ({
    value: String(thisYear - back),
    label: `${thisYear - back} 年`,
  }))
  return (
    <Page
      title="覆盖率"
      head={
        <View className="board__head">
          <Choice
            as="row"
            name="年度"
            options={years}
            value={String(fiscalYear)}
            onChange={(year) => setYear(Number(year))}
          />
          {kinds.length > 1 && (
            <Choice as="row" name="种类" options={kinds} value={kind} onChange={setKind} />
          )}
        </View>
      }
    >
      {way.map((stop, depth) => (
        <Row
          key={stop.id + stop.level}
          title={`返回${depth === 0 ? '全部' : (way[depth - 1]?.name ?? '')}`}
          sub={`现在看：${stop.name}`}
          onTap={() => setWay(way.slice(0, depth))}
        />
      ))}
      {unit !== null && <UnitFilings key={unit.id} question={question} unitId={unit.id} />}
      {unit === null && answer === null && trouble === null && <Waiting of="覆盖率" />}
      {unit === null && trouble !== null && (
        <Retry of="覆盖率" again={again} reason={trouble.sentence} code={trouble.code ?? undefined} />
      )}
      {answer !== null && answer.total.should + answer.total.excused === 0 && (
        <Empty title="这一年还没有布置" text="布置任务后，这里按单位统计应报、已报和审结。" />
      )}
      {answer !== null && answer.total.should + answer.total.excused > 0 && (
        <>
          <View className="mt3" />
          <Figures of={answer.total} />
          <Group word={`按${levels[answer.by]}`} aside={`${answer.rows.length} 个`} />
          {answer.rows.map((row) => (
            <BoardRow
              key={row.id}
              row={row}
              onTap={() => setWay([...way, { level: answer.by, id: row.id, name: row.name }])}
            />
          ))}
        </>
      )}
    </Page>
  )
}
