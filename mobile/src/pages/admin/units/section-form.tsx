import type { AppRouter } from '@server/api/app-router'
import { View } from '@tarojs/components'
import type { inferRouterOutputs } from '@trpc/server'
import { useState } from 'react'
import { Failed } from '@/admin/failed'
import { useChange } from '@/admin/use-change'
import { useMinted } from '@/admin/use-minted'
import { api } from '@/api'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Row } from '@/components/row'
import { screens } from '@/platform/screens'

export type Section = inferRouterOutputs<AppRouter>['administration']['sections'][number]

export interface EntryFormProps {
  districtId: string
  open: boolean
  onToggle: () => void
  changed: () => void
}

/** One section: a line, and unfolded its name and whether it is open. */
export function SectionForm({
  section,
  districtId,
  open,
  onToggle,
  changed,
}: EntryFormProps & { section: Section | null }) {
  const id = useMinted(section?.id)
  const [name, setName] = useState(section?.name ?? '')
  const { busy, failure, attempt } = useChange()
  const save = async (closed: boolean) => {
    const order = { id: await id(), version: section?.version ?? null, districtId, name: name.trim(), closed }
    if (!(await attempt(() => api.administration.saveSection.mutate(order)))) return
    screens.toast('已保存')
    onToggle()
    changed()
  }
  const closed = section !== null && section.closedAt !== null
  return (
    <>
      {section && (
        <Row
          title={section.name}
          sub={closed ? '已关闭' : `归口 ${section.departments} 个主管部门`}
          onTap={onToggle}
        />
      )}
      {open && (
        <View className="card">
          <Field label="科室名称" value={name} onChange={setName} maxLength={100} required />
          <Failed failure={failure} />
          <View className="row wrap mt3">
            <Button word="保存" tone="primary" small busy={busy} onTap={() => void save(closed)} />
            {section && (
              <View className="ml2">
                <Button
                  word={closed ? '重新启用' : '关闭科室'}
                  small
                  busy={busy}
                  onTap={() => void save(!closed)}
                />
              </View>
            )}
          </View>
        </View>
      )}
    </>
  )
}
