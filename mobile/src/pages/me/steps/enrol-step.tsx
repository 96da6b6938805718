import { Image, Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { api } from '@/api'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { screens } from '@/platform/screens'
import type { OpenedSession } from '@/sync/session.types'
import type { StepProps } from './sign-in-steps'
import { StepCard } from './step-card'
import { useStep } from './use-step'

type Opened = Omit<OpenedSession, 'username'>

/** 登记动态口令: the picture and the secret, a first code, then the recovery codes, told once. */
export function EnrolStep({ ticket, done }: StepProps) {
  const [secret, setSecret] = useState<{ secret: string; picture: string } | null>(null)
  const [code, setCode] = useState('')
  const [told, setTold] = useState<{ codes: readonly string[]; opened: Opened } | null>(null)
  const { busy, failure, attempt } = useStep()
  const begin = () => attempt(async () => setSecret(await api.identity.beginEnrolment.mutate({ ticket })))
  // biome-ignore lint/correctness/useExhaustiveDependencies: one secret a visit; another would replace the one that was scanned
  useEffect(() => void begin(), [])
  const confirm = () =>
    attempt(async () => {
      const { recoveryCodes, ...opened } = await api.identity.confirmEnrolment.mutate({
        ticket,
        code: code.trim(),
      })
      setTold({ codes: recoveryCodes, opened })
    })
  if (told !== null) return <RecoveryCodes codes={told.codes} kept={() => done(told.opened)} />
  if (secret === null)
    return (
      <StepCard
        title="登记动态口令"
        text="您的岗位登录时除了密码，还要一个动态口令。正在准备二维码。"
        busy={busy}
        failure={failure}
        word="再试一次"
        onTap={() => void begin()}
      />
    )
  return (
    <StepCard
      title="登记动态口令"
      text="您的岗位登录时除了密码，还要一个动态口令。用任意一个动态口令应用扫二维码，再填应用里出现的 6 位数。"
      busy={busy}
      failure={failure}
      word="完成登记"
      onTap={() => code.trim() !== '' && void confirm()}
    >
      <View className="mt3" {...aria({ role: 'img', label: '登记动态口令的二维码' })}>
        <Image className="me__qr" src={secret.picture} {...aria({ hidden: true })} />
      </View>
      <View className="cap mt2">不能扫码时，在应用里手工输入这个密钥：</View>
      <Text className="num ink me__secret">{secret.secret}</Text>
      <View className="row mt1">
        <Button word="复制密钥" small onTap={() => void screens.copy(secret.secret)} />
      </View>
      <View className="mt3">
        <Field
          label="6 位动态口令"
          value={code}
          onChange={setCode}
          keyboard="number"
          maxLength={6}
          required
        />
      </View>
    </StepCard>
  )
}

function RecoveryCodes({ codes, kept }: { codes: readonly string[]; kept: () => Promise<void> }) {
  const { busy, failure, attempt } = useStep()
  return (
    <StepCard
      title="请收好恢复码"
      text="手机丢了或换了，可以用恢复码登录，每个只能用一次。它们只显示这一次，请抄下来或打印收好，不要和密码放在一起。"
      busy={busy}
      failure={failure}
      word="已收好，继续"
      onTap={() => void attempt(kept)}
    >
      <View className="row wrap mt3">
        {codes.map((code) => (
          <Text key={code} className="num ink me__recovery">
            {code}
          </Text>
        ))}
      </View>
      <View className="row mt2">
        <Button word="全部复制" small onTap={() => void screens.copy(codes.join('\n'))} />
      </View>
    </StepCard>
  )
}
