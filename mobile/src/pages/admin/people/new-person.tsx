import { View } from '@tarojs/components'
import { useState } from 'react'
import { Failed } from '@/admin/failed'
import { useChange } from '@/admin/use-change'
import { useMinted } from '@/admin/use-minted'
import { api } from '@/api'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { InitialPassword } from './initial-password'

export interface NewPersonProps {
  districtId: string
  changed: () => void
  close: () => void
}

/** 开账号: the same id until it went through, so that a lost answer opens no second account. */
export function NewPerson({ districtId, changed, close }: NewPersonProps) {
  const id = useMinted()
  const [username, setUsername] = useState('')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [told, setTold] = useState<string | null>(null)
  const { busy, failure, attempt } = useChange()
  const save = () =>
    attempt(async () => {
      const order = {
        id: await id(),
        districtId,
        username: username.trim(),
        name: name.trim(),
        phone: phone.trim() || null,
      }
      const { initialPassword } = await api.administration.addPerson.mutate(order)
      changed()
      setTold(initialPassword ?? '账号已经开好，密码没有再显示：请打开这个账号重置密码')
    })
  if (told !== null) return <InitialPassword username={username} password={told} close={close} />
  return (
    <View className="card">
      <View className="card__t">开账号</View>
      <View className="mt3">
        <Field
          label="账号"
          value={username}
          onChange={setUsername}
          hint="3 到 40 个字母、数字或 . _ -"
          maxLength={40}
          required
        />
      </View>
      <View className="mt3">
        <Field label="姓名" value={name} onChange={setName} maxLength={100} required />
      </View>
      <View className="mt3">
        <Field
          label="手机号"
          value={phone}
          onChange={setPhone}
          keyboard="tel"
          hint="用微信登录的要登记"
          maxLength={11}
        />
      </View>
      <Failed failure={failure} />
      <View className="row mt3">
        <Button word="开账号" tone="primary" small busy={busy} onTap={() => void save()} />
        <View className="ml2">
          <Button word="先不开" tone="text" small onTap={close} />
        </View>
      </View>
    </View>
  )
}
