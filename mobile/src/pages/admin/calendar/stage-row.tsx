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
import { screens } from '@/platform/screens'

type CalendarView = inferRouterOutputs<AppRouter>['administration']['calendar']

/** One stage: a line, and unfolded its days; the rule set's days can be taken back. */
export function StageRow({
  stage,
  districtId,
  fiscalYear,
  changed,
}: {
  stage: CalendarView['stages'][number]
  districtId: string
  fiscalYear: number
  changed: (calendar: CalendarView) => void
}) {
  const [open, setOpen] = useState(false)
  const [opensOn, setOpens] = useState(stage.opensOn)
  const [dueOn, setDue] = useState(stage.dueOn)
  const [remind, setRemind] = useState(stage.remindDays.join('、'))
  const { busy, failure, attempt } = useChange()
  const key = { districtId, fiscalYear, stage: stage.id, version: stage.version }
  const remindDays = remind
    .split(/[^\d]+/)
    .filter(Boolean)
    .map(Number)
  const done = (work: () => Promise<CalendarView>) =>
    attempt(async () => {
      changed(await work())
      screens.toast('已保存')
    })
  return (
    <>
      <Row
        title={stage.title}
        sub={`${stage.opensOn} 至 ${stage.dueOn}`}
        value={stage.version === null ? '' : '本地设定'}
        onTap={() => setOpen(!open)}
      />
      {open && (
        <View className="card">
          <Field
            label="开始"
            value={opensOn}
            onChange={setOpens}
            hint="格式为 年-月-日，例如 2026-08-01"
            maxLength={10}
            required
          />
          <View className="mt3">
            <Field
              label="截止"
              value={dueOn}
              onChange={setDue}
              hint={`规则集为 ${stage.usual.opensOn} 至 ${stage.usual.dueOn}`}
              maxLength={10}
              required
            />
          </View>
          <View className="mt3">
            <Field
              label="到期前几天提醒"
              value={remind}
              onChange={setRemind}
              hint="用顿号隔开，例如 7、3、1"
              maxLength={40}
            />
          </View>
          <Failed failure={failure} />
          <View className="row wrap mt3">
            <Button
              word="保存"
              tone="primary"
              small
              busy={busy}
              onTap={() =>
                void done(() => api.administration.saveWindow.mutate({ ...key, opensOn, dueOn, remindDays }))
              }
            />
            {stage.version !== null && (
              <View className="ml2">
                <Button
                  word="改回规则集"
                  small
                  busy={busy}
                  onTap={() => void done(() => api.administration.clearWindow.mutate(key))}
                />
              </View>
            )}
          </View>
        </View>
      )}
    </>
  )
}
