import { View } from '@tarojs/components'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { PhoneButton } from '@/components/phone-button'
import { Row } from '@/components/row'
import { rolesInWords } from '../who'
import type { ChoosableAccount, WeChatSteps } from './steps'

/** 微信登录 over the password form. States: start, give the phone number, choose an account; busy; refused. */
export function WeChatSignIn({ steps }: { steps: WeChatSteps }) {
  const { step, busy, failure } = steps.store.use()
  return (
    <View className="me__sign-in">
      <View className="card">
        <View className="card__t">{titles[step.at]}</View>
        <View className="sub mt1">{explained[step.at]}</View>
        {step.at === 'choose' && (
          <View className="mt2">
            {step.accounts.map((account) => (
              <Row
                key={account.id}
                title={rolesInWords(account.roles)}
                sub={`${account.name}，${placesOf(account)}`}
                onTap={() => void steps.choose(account.id)}
              />
            ))}
          </View>
        )}
        {failure && (
          <View className="mt3" {...aria({ role: 'alert' })}>
            <View className="red">{failure.sentence}</View>
            {failure.code && <View className="cap mt1">错误编号 {failure.code}</View>}
          </View>
        )}
        <View className="mt4">
          {step.at === 'start' && (
            <Button
              word={busy ? '正在登录' : '微信登录'}
              tone="primary"
              busy={busy}
              onTap={() => void steps.start()}
            />
          )}
          {step.at === 'bind' && (
            <PhoneButton
              word={busy ? '正在绑定' : '用手机号绑定'}
              busy={busy}
              onCode={(code) => void steps.bind(code)}
              onDeclined={steps.declined}
            />
          )}
          {step.at !== 'start' && (
            <View className="mt2">
              <Button word="先不用微信登录" tone="text" disabled={busy} onTap={steps.leave} />
            </View>
          )}
        </View>
      </View>
    </View>
  )
}

const titles = { start: '微信登录', bind: '绑定手机号', choose: '选择账号' } as const

const explained = {
  start: '第一次要用登记过的手机号绑定，以后点一下就能登录。',
  bind: '只用来核对您在单位登记的手机号，核对上就绑定，不作他用。',
  choose: '这个微信绑定了几个账号，请选这次用哪一个。',
} as const

/** '卫健委', '卫健委等 5 处' */
function placesOf({ roles }: ChoosableAccount): string {
  const [first = '没有岗位', ...others] = [...new Set(roles.map(({ place }) => place))]
  return others.length === 0 ? first : `${first}等 ${others.length + 1} 处`
}
