import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { Field } from '@/components/field'
import type { StepProps } from './sign-in-steps'
import { StepCard } from './step-card'
import { useStep } from './use-step'

/** 动态口令: the six digits of the app, or a recovery code. States: idle, missing, busy, wrong. */
export function CodeStep({ ticket, done }: StepProps) {
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(false)
  const { busy, failure, attempt } = useStep()
  const submit = () => {
    setMissing(code.trim() === '')
    if (code.trim() === '') return
    void attempt(async () => done(await api.identity.verifyCode.mutate({ ticket, code: code.trim() })))
  }
  return (
    <StepCard
      title="请填动态口令"
      text="打开您登记过的动态口令应用，填“绩效直报”下面的 6 位数。手机不在身边时，填一个没用过的恢复码。"
      busy={busy}
      failure={failure}
      word="继续"
      onTap={submit}
    >
      <View className="mt3">
        <Field
          label="动态口令或恢复码"
          value={code}
          onChange={setCode}
          error={missing ? '请填写 6 位动态口令，或一个恢复码' : undefined}
          maxLength={20}
          required
        />
      </View>
    </StepCard>
  )
}
