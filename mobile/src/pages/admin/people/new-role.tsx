import { type Role, roles, roleTitles } from '@domain/access/roles'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Failed } from '@/admin/failed'
import { useAsked } from '@/admin/use-asked'
import { useChange } from '@/admin/use-change'
import { useMinted } from '@/admin/use-minted'
import { api } from '@/api'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Search } from '@/components/search'
import { useTyped } from '@/lists/use-typed'
import type { Person } from './person-row'

const ofUnit: readonly Role[] = ['author', 'unit-head']
const options = roles.map((role) => ({ value: role, label: roleTitles[role] }))

/** 分配岗位: a role, and the place it needs. */
export function NewRole({ person, changed }: { person: Person; changed: () => void }) {
  const [role, setRole] = useState<Role | null>(null)
  const [placeId, setPlace] = useState<string | null>(null)
  const [text, setText] = useState('')
  const id = useMinted()
  const typed = useTyped(text, setText)
  const { busy, failure, attempt } = useChange()
  const needsUnit = role !== null && (ofUnit.includes(role) || role === 'department')
  const places = useAsked('可选的地方', JSON.stringify([role, text]), async () =>
    needsUnit
      ? (await api.administration.units.query({ text, departmentsOnly: role === 'department', after: null }))
          .rows
      : role === 'section'
        ? api.administration.sections.query()
        : [],
  )
  const needsPlace = needsUnit || role === 'section'
  const { districtId } = person
  const assign = async () => {
    if (role === null || districtId === null) return
    const order = {
      id: await id(),
      role,
      unitId: ofUnit.includes(role) ? placeId : null,
      departmentId: role === 'department' ? placeId : null,
      sectionId: role === 'section' ? placeId : null,
      districtId,
    }
    if (await attempt(() => api.administration.assignRole.mutate({ accountId: person.id, role: order })))
      changed()
  }
  return (
    <View className="mt3">
      <Choice
        label="分配岗位"
        options={options}
        value={role}
        onChange={(value) => {
          setRole(roles.find((one) => one === value) ?? null)
          setPlace(null)
        }}
      />
      {needsUnit && (
        <Search
          hint="找单位：名称或拼音首字母"
          value={typed.text}
          onChange={typed.change}
          onConfirm={typed.now}
          quiet
        />
      )}
      {needsPlace && (
        <View className="mt2">
          <Choice
            name="在哪里"
            options={(places.answer ?? [])
              .filter((one) => one.closedAt === null)
              .slice(0, 12)
              .map((one) => ({ value: one.id, label: one.name }))}
            value={placeId}
            onChange={setPlace}
          />
        </View>
      )}
      <Failed failure={failure} />
      {role !== null && (
        <View className="row mt2">
          <Button
            word="分配"
            small
            tone="quiet"
            busy={busy}
            disabled={needsPlace && placeId === null}
            onTap={() => void assign()}
          />
        </View>
      )}
    </View>
  )
}
