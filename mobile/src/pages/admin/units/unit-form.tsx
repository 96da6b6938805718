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
import { Choice } from '@/components/choice'
import { Field } from '@/components/field'
import { Row } from '@/components/row'
import { screens } from '@/platform/screens'
import type { EntryFormProps, Section } from './section-form'

type Unit = inferRouterOutputs<AppRouter>['administration']['units']['rows'][number]

/** One unit: a line, and unfolded what can be changed of it. */
export function UnitForm(props: EntryFormProps & { unit: Unit | null; sections: readonly Section[] }) {
  const { unit, open, onToggle } = props
  const isDepartment = unit !== null && unit.departmentId === unit.id
  const belongs =
    unit &&
    (isDepartment
      ? `主管部门，归口${unit.sectionName}`
      : `${unit.departmentName}下属，归口${unit.sectionName}`)
  return (
    <>
      {unit && (
        <Row
          title={unit.name}
          sub={[unit.closedAt ? '已关闭' : '', belongs, unit.code ?? ''].filter(Boolean).join('，')}
          onTap={onToggle}
        />
      )}
      {open && <Details {...props} />}
    </>
  )
}

function Details({ unit, sections, districtId, onToggle, changed }: Parameters<typeof UnitForm>[0]) {
  const id = useMinted(unit?.id)
  const [name, setName] = useState(unit?.name ?? '')
  const [code, setCode] = useState(unit?.code ?? '')
  const [departmentId, setDepartment] = useState<string>(
    unit && unit.departmentId !== unit.id ? unit.departmentId : 'self',
  )
  const [sectionId, setSection] = useState<string | null>(unit?.sectionId ?? null)
  const { busy, failure, attempt } = useChange()
  const departments = useAsked('主管部门', 'departments', () =>
    api.administration.units.query({ text: '', departmentsOnly: true, after: null }),
  )
  const own = departmentId === 'self'
  const closed = unit !== null && unit.closedAt !== null
  const save = async (close: boolean) => {
    const order = {
      id: await id(),
      version: unit?.version ?? null,
      districtId,
      name: name.trim(),
      code: code.trim() === '' ? null : code.trim(),
      departmentId: own ? null : departmentId,
      sectionId: own ? sectionId : null,
      closed: close,
    }
    if (!(await attempt(() => api.administration.saveUnit.mutate(order)))) return
    screens.toast('已保存')
    onToggle()
    changed()
  }
  return (
    <View className="card">
      <Field label="单位名称" value={name} onChange={setName} maxLength={100} required />
      <View className="mt3">
        <Field
          label="单位编码"
          value={code}
          onChange={setCode}
          keyboard="number"
          hint="没有可不填"
          maxLength={21}
        />
      </View>
      <View className="mt3">
        <Choice
          label="主管部门"
          options={[
            { value: 'self', label: '本身是主管部门' },
            ...(departments.answer?.rows ?? [])
              .filter((one) => one.id !== unit?.id && one.closedAt === null)
              .map((one) => ({ value: one.id, label: one.name })),
          ]}
          value={departmentId}
          onChange={setDepartment}
        />
      </View>
      {own && (
        <View className="mt3">
          <Choice
            label="归口业务科室"
            options={sections
              .filter((one) => one.closedAt === null)
              .map((one) => ({ value: one.id, label: one.name }))}
            value={sectionId}
            onChange={setSection}
            required
          />
        </View>
      )}
      <Failed failure={failure} />
      <View className="row wrap mt3">
        <Button word="保存" tone="primary" small busy={busy} onTap={() => void save(closed)} />
        {unit && (
          <View className="ml2">
            <Button
              word={closed ? '重新启用' : '关闭单位'}
              small
              busy={busy}
              onTap={() => void save(!closed)}
            />
          </View>
        )}
      </View>
    </View>
  )
}
