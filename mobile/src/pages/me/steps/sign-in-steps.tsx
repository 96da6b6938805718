import { View } from '@tarojs/components'
import type { ReactElement } from 'react'
import { Row } from '@/components/row'
import type { OpenedSession, SignInStep, UnfinishedSignIn } from '@/sync/session.types'
import { CodeStep } from './code-step'
import { EnrolStep } from './enrol-step'
import { FirstPasswordStep } from './first-password-step'

export interface StepProps {
  ticket: string
  /** Resolves when the answer has been taken over: the next step, or signed in. */
  done: (opened: Omit<OpenedSession, 'username'>) => Promise<void>
}

const steps: Readonly<Record<SignInStep, (props: StepProps) => ReactElement>> = {
  code: CodeStep,
  enrol: EnrolStep,
  password: FirstPasswordStep,
}

/** 登录的后续步骤: one card a step, and the way back to the password. */
export function SignInSteps({
  unfinished,
  enter,
  abandon,
}: {
  unfinished: UnfinishedSignIn
  enter: (opened: OpenedSession) => Promise<void>
  abandon: () => void
}) {
  const { username, ticket, step } = unfinished
  const Step = steps[step]
  return (
    <View className="me__sign-in">
      <Step ticket={ticket} done={(opened) => enter({ ...opened, username })} />
      <Row title="换个账号登录" sub={`正在登录 ${username}，还没有完成`} onTap={abandon} />
    </View>
  )
}
