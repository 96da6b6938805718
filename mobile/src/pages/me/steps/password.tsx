import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { Row } from '@/components/row'
import { screens } from '@/platform/screens'
import { PasswordField } from './password-field'
import { unequal } from './password-words'
import { StepCard } from './step-card'
import { useStep } from './use-step'

/** 修改密码, folded to a line until it is wanted. */
export function Password() {
  const [open, setOpen] = useState(false)
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [wrong, setWrong] = useState<string | undefined>()
  const { busy, failure, attempt } = useStep()
  const close = () => {
    setOpen(false)
    for (const empty of [setCurrent, setPassword, setAgain]) empty('')
  }
  const submit = () => {
    const fault = unequal(password, again)
    setWrong(fault)
    if (fault !== undefined) return
    void attempt(async () => {
      await api.identity.changePassword.mutate({ current, password })
      close()
      screens.toast('密码已改，其他设备要重新登录')
    })
  }
  if (!open) return <Row title="修改密码" onTap={() => setOpen(true)} />
  return (
    <View>
      <StepCard
        title="修改密码"
        text="改好后，您在其他设备上的登录会结束。"
        busy={busy}
        failure={failure}
        word="改密码"
        onTap={submit}
      >
        <PasswordField label="现在的密码" value={current} onChange={setCurrent} />
        <PasswordField label="新密码" value={password} onChange={setPassword} />
        <PasswordField label="再填一遍新密码" value={again} onChange={setAgain} error={wrong} />
      </StepCard>
      <Row title="先不改" onTap={close} />
    </View>
  )
}
