import type { AppRouter } from '@server/api/app-router'
import { View } from '@tarojs/components'
import type { inferRouterOutputs } from '@trpc/server'
import { useState } from 'react'
import { Failed } from '@/admin/failed'
import { useChange } from '@/admin/use-change'
import { api } from '@/api'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Field } from '@/components/field'
import { Group } from '@/components/group'

type OwnDay = inferRouterOutputs<AppRouter>['administration']['calendar']['days'][number]

/** 调休与地方假日: days that count otherwise here than in the national table. */
export function OwnDays({
  districtId,
  days,
  changed,
}: {
  districtId: string
  days: readonly OwnDay[]
  changed: () => void
}) {
  const [day, setDay] = useState('')
  const [working, setWorking] = useState('off')
  const [note, setNote] = useState('')
  const { busy, failure, attempt } = useChange()
  const save = async (order: {
    day: string
    version: number | null
    counted: { working: boolean; note: string } | null
  }) => {
    if (!(await attempt(() => api.administration.saveDay.mutate({ districtId, ...order })))) return
    setDay('')
    setNote('')
    changed()
  }
  const version = days.find((one) => one.day === day)?.version ?? null
  return (
    <>
      <Group word="调休和地方假日" aside="国家放假安排已内置" />
      {days.map((one) => (
        <View key={one.day} className="item">
          <View className="grow">
            <View className="num">{`${one.day} ${one.working ? '上班' : '放假'}`}</View>
            <View className="cap">{one.note}</View>
          </View>
          <Button
            word="去掉"
            small
            tone="text"
            busy={busy}
            onTap={() => void save({ day: one.day, version: one.version, counted: null })}
          />
        </View>
      ))}
      <View className="card">
        <Field label="日期" value={day} onChange={setDay} hint="格式为 年-月-日" maxLength={10} />
        <View className="mt3">
          <Choice
            as="segments"
            name="这一天"
            options={[
              { value: 'off', label: '放假' },
              { value: 'on', label: '上班' },
            ]}
            value={working}
            onChange={setWorking}
          />
        </View>
        <View className="mt3">
          <Field
            label="依据"
            value={note}
            onChange={setNote}
            placeholder="通知的文号或原因"
            maxLength={100}
          />
        </View>
        <Failed failure={failure} />
        <View className="row mt3">
          <Button
            word="加上这一天"
            small
            tone="quiet"
            busy={busy}
            onTap={() =>
              void save({ day, version, counted: { working: working === 'on', note: note.trim() } })
            }
          />
        </View>
      </View>
    </>
  )
}
