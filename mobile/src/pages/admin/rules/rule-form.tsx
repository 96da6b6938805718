import type { AppRouter } from '@server/api/app-router'
import { View } from '@tarojs/components'
import type { inferRouterOutputs } from '@trpc/server'
import { useState } from 'react'
import { Failed } from '@/admin/failed'
import { useAsked } from '@/admin/use-asked'
import { useChange } from '@/admin/use-change'
import { useMinted } from '@/admin/use-minted'
import { api } from '@/api'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Waiting } from '@/components/waiting'
import { clock } from '@/platform/clock'
import { screens } from '@/platform/screens'
import { editable, hierarchyLines, hierarchyOf } from './rule-words'
import type { RuleSetEntry } from './version'

type RuleSet = inferRouterOutputs<AppRouter>['administration']['ruleSet']

/** 起草新版本: the newest set of the year or before it, with what the bureau changes. */
export function RuleForm({ sets, saved }: { sets: readonly RuleSetEntry[]; saved: () => void }) {
  const [year, setYear] = useState(String(new Date(clock.wall()).getFullYear()))
  const base = sets.find((set) => set.fiscalYear <= Number(year)) ?? null
  const { answer, trouble } = useAsked('规则集', base?.key ?? '', async () =>
    base === null ? null : api.administration.ruleSet.query({ key: base.key }),
  )
  const seen = sets.find((set) => set.id !== null && set.fiscalYear === Number(year))?.version ?? 0
  return (
    <View className="card">
      <Field label="从哪一年度起" value={year} onChange={setYear} keyboard="number" maxLength={4} required />
      {trouble !== null && <View className="red mt2">{trouble.sentence}</View>}
      {trouble === null && answer === null && base !== null && <Waiting of="现行规则" />}
      {base === null && <View className="sub mt2">这一年度之前没有规则，请填 2019 年以后的年度。</View>}
      {answer !== null && (
        <Draft
          key={`${base?.key} ${year}`}
          base={answer}
          fiscalYear={Number(year)}
          seen={seen}
          saved={saved}
        />
      )}
    </View>
  )
}

function Draft({
  base,
  fiscalYear,
  seen,
  saved,
}: {
  base: RuleSet
  fiscalYear: number
  seen: number
  saved: () => void
}) {
  const id = useMinted()
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [types, setTypes] = useState(hierarchyLines(base.hierarchy))
  const [note, setNote] = useState('')
  const { busy, failure, attempt } = useChange()
  const save = async () => {
    const content: Record<string, unknown> = { ...withTyped(base, typed), hierarchy: hierarchyOf(types) }
    const order = { id: await id(), fiscalYear, version: seen, content, note: note.trim() }
    if (!(await attempt(() => api.administration.saveRuleSet.mutate(order)))) return
    screens.toast('已存成新版本，启用后生效')
    saved()
  }
  return (
    <>
      {editable.map(([field, label]) => (
        <View key={field} className="mt3">
          <Field
            label={label}
            value={typed[field] ?? String(valueAt(base, field))}
            onChange={(value) => setTyped({ ...typed, [field]: value })}
            aside={
              typed[field] === undefined || typed[field] === String(valueAt(base, field))
                ? undefined
                : `原为 ${valueAt(base, field)}`
            }
            maxLength={100}
          />
        </View>
      ))}
      <View className="mt3">
        <Field
          label="指标类型"
          value={types}
          onChange={setTypes}
          hint="每行一个一级指标，冒号后是它的二级指标，用顿号隔开"
          long
        />
      </View>
      <View className="mt3">
        <Field label="改了什么、依据什么" value={note} onChange={setNote} maxLength={200} required long />
      </View>
      <Failed failure={failure} />
      <View className="row mt3">
        <Button word="存成新版本" tone="primary" small busy={busy} onTap={() => void save()} />
      </View>
    </>
  )
}

function valueAt(of: unknown, field: string): unknown {
  return field
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], of)
}

/** The set with what was typed, each in the type that the field had; what is no number stays text, for the server to name. */
function withTyped(base: RuleSet, typed: Readonly<Record<string, string>>): RuleSet {
  const copy = JSON.parse(JSON.stringify(base)) as RuleSet
  for (const [field, text] of Object.entries(typed)) {
    const path = field.split('.')
    const last = path.pop() ?? ''
    const part = (path.length === 0 ? copy : valueAt(copy, path.join('.'))) as Record<string, unknown>
    const value = text.trim()
    part[last] = typeof part[last] === 'number' && /^\d+$/.test(value) ? Number(value) : value
  }
  return copy
}
