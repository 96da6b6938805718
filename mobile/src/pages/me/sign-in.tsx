import { View } from '@tarojs/components'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import type { Failure } from '@/lists/paged-list'
import { missingIn, signInSentence, type Typed } from './sign-in-words'

export interface SignInProps {
  /** Whose session ended; only the password is asked again. */
  username?: string | undefined
  /** What the field of the account begins with. */
  start?: string
  /** Resolves when signed in. */
  signIn: (typed: Typed) => Promise<void>
}

/** 登录: account and password. States: idle, a field missing, busy, refused with a sentence. */
export function SignIn({ username: known, start = '', signIn }: SignInProps) {
  const [username, setUsername] = useState(known ?? start)
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<Partial<Record<keyof Typed, string>>>({})
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    const typed = { username: username.trim(), password }
    const lacks = missingIn(typed)
    setMissing(lacks ?? {})
    setFailure(null)
    if (lacks !== null || busy) return
    setBusy(true)
    try {
      await signIn(typed)
    } catch (error) {
      setFailure(signInSentence(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <View className="me__sign-in">
      <View className="card">
        <View className="card__t">{known === undefined ? '登录' : '请重新登录'}</View>
        <View className="sub mt1">
          {known === undefined
            ? '预算单位填报、财政审核用。查公开结果不用登录。'
            : '登录已过期。填报内容都在本机，重新登录后会自动继续送出。'}
        </View>
        <View className="mt3">
          <Field
            label="账号"
            value={username}
            onChange={setUsername}
            error={missing.username}
            readOnly={known !== undefined}
            maxLength={60}
            required
          />
        </View>
        <View className="mt3">
          <Field
            label="密码"
            value={password}
            onChange={setPassword}
            error={missing.password}
            keyboard="password"
            maxLength={200}
            required
          />
        </View>
        {failure && (
          <View className="mt3" {...aria({ role: 'alert' })}>
            <View className="red">{failure.sentence}</View>
            {failure.code && <View className="cap mt1">错误编号 {failure.code}</View>}
          </View>
        )}
        <View className="mt4">
          <Button word={busy ? '正在登录' : '登录'} tone="primary" busy={busy} onTap={() => void submit()} />
        </View>
      </View>
    </View>
  )
}
