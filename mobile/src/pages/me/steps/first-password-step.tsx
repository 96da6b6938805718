import { useState } from 'react'
import { api } from '@/api'
import { PasswordField } from './password-field'
import { unequal } from './password-words'
import type { StepProps } from './sign-in-steps'
import { StepCard } from './step-card'
import { useStep } from './use-step'

/** 首次登录改密码: one's own password in the place of the initial one, typed twice. */
export function FirstPasswordStep({ ticket, done }: StepProps) {
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [wrong, setWrong] = useState<string | undefined>()
  const { busy, failure, attempt } = useStep()
  const submit = () => {
    const fault = unequal(password, again)
    setWrong(fault)
    if (fault !== undefined) return
    void attempt(async () => done(await api.identity.chooseFirstPassword.mutate({ ticket, password })))
  }
  return (
    <StepCard
      title="请设自己的密码"
      text="现在的密码是管理员发的初始密码，别人见过。请换成只有您知道的，可以用一句容易记的话。"
      busy={busy}
      failure={failure}
      word="设好并登录"
      onTap={submit}
    >
      <PasswordField label="新密码" value={password} onChange={setPassword} />
      <PasswordField label="再填一遍新密码" value={again} onChange={setAgain} error={wrong} />
    </StepCard>
  )
}
