import { dayInChina } from '@domain/calendar/stages'
import type { AppRouter } from '@server/api/app-router'
import { View } from '@tarojs/components'
import type { inferRouterOutputs } from '@trpc/server'
import { useState } from 'react'
import { Failed } from '@/admin/failed'
import { useChange } from '@/admin/use-change'
import { api } from '@/api'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Row } from '@/components/row'
import { useSession } from '@/hooks/phone'
import { screens } from '@/platform/screens'
import { dayWords, periodWords } from '@/words/when'

type Filing = inferRouterOutputs<AppRouter>['board']['filings']['rows'][number]

/** One filing: how far it is; one that was not handed in can be extended or excused by the division. */
export function FilingRow({
  row,
  scored,
  changed,
}: {
  row: Filing
  /** Filings of this kind earn points. */
  scored: boolean
  changed: () => void
}) {
  const [open, setOpen] = useState(false)
  const divides = useSession().current?.assignments.some(({ role }) => role === 'division') ?? false
  const standing = standingWords(row, scored)
  const unfiled = row.revision === 0
  const tap = unfiled
    ? divides
      ? () => setOpen(!open)
      : undefined
    : () => screens.go(`/pages/review/filing/index?id=${row.filingId}`)
  return (
    <>
      <Row
        title={row.projectName}
        sub={`${periodWords(row.period)}，${standing}`}
        tone={row.missed ? 'danger' : 'plain'}
        value={unfiled ? `${dayWords(row.dueAt)}截止` : ''}
        onTap={tap}
      />
      {open && <Leniency row={row} changed={changed} />}
    </>
  )
}

function standingWords(row: Filing, scored: boolean): string {
  if (row.at === 'final') return '已审结'
  if (row.revision > 0) return '审核中或已退回'
  if (row.excusedWhy !== null) return `免报：${row.excusedWhy}`
  if (!row.missed) return '未报'
  return scored ? '逾期未报，记 0 分' : '逾期未报'
}

/** 延期与免报, each with its reason. */
function Leniency({ row, changed }: { row: Filing; changed: () => void }) {
  const [dueOn, setDueOn] = useState(dayInChina(row.dueAt))
  const [reason, setReason] = useState('')
  const { busy, failure, attempt } = useChange()
  const { filingId } = row
  const done = async (work: () => Promise<unknown>) => {
    if (await attempt(work)) changed()
  }
  return (
    <View className="card">
      <Field
        label="原因"
        value={reason}
        onChange={setReason}
        hint="会记入办理记录"
        maxLength={200}
        required
        long
      />
      <View className="mt3">
        <Field
          label="延期到"
          value={dueOn}
          onChange={setDueOn}
          placeholder="2026-09-10"
          hint="最后一天，格式为 年-月-日"
          maxLength={10}
        />
      </View>
      <Failed failure={failure} />
      <View className="row wrap mt3">
        <Button
          word="延期"
          tone="primary"
          small
          busy={busy}
          onTap={() => void done(() => api.board.extend.mutate({ filingId, dueOn, reason }))}
        />
        <View className="ml2">
          {row.excusedWhy === null ? (
            <Button
              word="免报"
              small
              busy={busy}
              onTap={() => void done(() => api.board.excuse.mutate({ filingId, reason }))}
            />
          ) : (
            <Button
              word="撤销免报"
              small
              busy={busy}
              onTap={() => void done(() => api.board.excuse.mutate({ filingId, reason: null }))}
            />
          )}
        </View>
      </View>
    </View>
  )
}
