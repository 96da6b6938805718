import { roleTitles } from '@domain/access/roles'
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
import { InitialPassword } from './initial-password'
import { NewRole } from './new-role'

export type Person = inferRouterOutputs<AppRouter>['administration']['person']

export interface PersonProps {
  person: Person
  open: boolean
  onToggle: () => void
  changed: () => void
}

/** One account: a line, and unfolded its particulars, roles and what can be done with it. */
export function PersonRow(props: PersonProps) {
  const { person, open, onToggle } = props
  const roles = person.roles.map(({ role, place }) => `${roleTitles[role]}（${place}）`).join('、')
  const state = [person.active ? '' : '已停用', person.lockedUntil ? '已锁定' : '', roles || '还没有岗位']
  return (
    <>
      <Row
        title={`${person.name} ${person.username}`}
        sub={state.filter(Boolean).join('，')}
        onTap={onToggle}
      />
      {open && <Details {...props} />}
    </>
  )
}

function Details({ person, changed }: PersonProps) {
  const { id, version, active, lockedUntil, roles } = person
  const [name, setName] = useState(person.name)
  const [phone, setPhone] = useState(person.phone ?? '')
  const [told, setTold] = useState<string | null>(null)
  const { busy, failure, attempt } = useChange()
  const done = async (work: () => Promise<unknown>) => {
    if (!(await attempt(work))) return
    screens.toast('已保存')
    changed()
  }
  const change = (order: { active?: boolean; unlock?: boolean }) =>
    done(() =>
      api.administration.changePerson.mutate({
        id,
        version,
        name: name.trim(),
        phone: phone.trim() || null,
        active: order.active ?? active,
        unlock: order.unlock ?? false,
      }),
    )
  const ask = (title: string, text: string) => screens.ask({ title, text, confirm: title, cancel: '先不' })
  const reset = async () => {
    if (!(await ask('重置密码', `${person.name} 的所有登录会立即结束，要用新的初始密码登录。`))) return
    await attempt(async () =>
      setTold((await api.administration.resetPassword.mutate({ id, version })).initialPassword),
    )
  }
  if (told !== null) return <InitialPassword username={person.username} password={told} close={changed} />
  return (
    <View className="card">
      <Field label="姓名" value={name} onChange={setName} maxLength={100} required />
      <View className="mt3">
        <Field
          label="手机号"
          value={phone}
          onChange={setPhone}
          keyboard="tel"
          hint="改了手机号，微信绑定会解除"
          maxLength={11}
        />
      </View>
      <View className="mt3">
        {roles.map((role) => (
          <View key={role.id} className="row between mt1">
            <View className="grow">{`${roleTitles[role.role]}，${role.place}`}</View>
            <Button
              word="收回"
              small
              tone="text"
              busy={busy}
              onTap={() =>
                void done(() => api.administration.withdrawRole.mutate({ accountId: id, roleId: role.id }))
              }
            />
          </View>
        ))}
      </View>
      <NewRole person={person} changed={changed} />
      <Failed failure={failure} />
      <View className="row wrap mt3">
        <Button word="保存" tone="primary" small busy={busy} onTap={() => void change({})} />
        <View className="ml2">
          <Button word="重置密码" small busy={busy} onTap={() => void reset()} />
        </View>
        {lockedUntil !== null && (
          <View className="ml2">
            <Button word="解除锁定" small busy={busy} onTap={() => void change({ unlock: true })} />
          </View>
        )}
        {person.secondFactor && (
          <View className="ml2">
            <Button
              word="重置动态口令"
              small
              busy={busy}
              onTap={() => void done(() => api.administration.resetSecondFactor.mutate({ id }))}
            />
          </View>
        )}
        <View className="ml2">
          <Button
            word={active ? '停用' : '启用'}
            small
            tone={active ? 'danger' : 'plain'}
            busy={busy}
            onTap={() => void change({ active: !active })}
          />
        </View>
      </View>
    </View>
  )
}
