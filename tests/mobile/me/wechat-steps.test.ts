/** Signing in by WeChat on the phone: each step, each refusal, and where it leads. */

import { signInSentence } from '@/pages/me/sign-in-words'
import { type Answer, type WeChatDesk, weChatSteps } from '@/pages/me/wechat/steps'
import { refusal, silence } from '@/sync/failure'

const opened = {
  outcome: 'signed-in',
  username: 'zeng',
  token: 't',
  expiresAt: '2026-09-01T00:00:00.000Z',
  next: null,
} as const satisfies Answer
const unbound: Answer = { outcome: 'unbound', ticket: 'ticket-1' }
const choose: Answer = {
  outcome: 'choose',
  ticket: 'ticket-2',
  accounts: [
    { id: 'a1', name: '曾丽华', roles: [{ role: 'author', place: '卫健委' }] },
    { id: 'a2', name: '曾丽华', roles: [{ role: 'division', place: '赣州市' }] },
  ],
}
const refused = (code: string) => refusal({ code, sentence: '', details: {} })

function desk(answers: Partial<Record<'signIn' | 'bind' | 'choose', Answer | Error>> = {}) {
  const answer = (step: 'signIn' | 'bind' | 'choose') =>
    jest.fn(async (..._: string[]): Promise<Answer> => {
      const given = answers[step] ?? opened
      if (given instanceof Error) throw given
      return given
    })
  return {
    code: jest.fn(async () => 'code-1'),
    signIn: answer('signIn'),
    bind: answer('bind'),
    choose: answer('choose'),
    enter: jest.fn(async () => {}),
    explain: signInSentence,
  } satisfies WeChatDesk
}

it('ID8 a bound WeChat signs in by one tap', async () => {
  const at = desk()
  await weChatSteps(at).start()
  expect(at.signIn.mock.calls).toEqual([['code-1']])
  expect(at.enter.mock.calls).toEqual([[opened]])
})

it('ID8 the first time it asks for the phone number, then signs in', async () => {
  const at = desk({ signIn: unbound })
  const steps = weChatSteps(at)
  await steps.start()
  expect(steps.store.get().step).toEqual({ at: 'bind', ticket: 'ticket-1' })
  await steps.bind('phone-code')
  expect(at.bind.mock.calls).toEqual([['ticket-1', 'phone-code']])
  expect(at.enter).toHaveBeenCalledTimes(1)
  expect(steps.store.get()).toEqual({ step: { at: 'start' }, busy: false, failure: null })
})

it('ID10 of several accounts the person chooses', async () => {
  const at = desk({ signIn: unbound, bind: choose })
  const steps = weChatSteps(at)
  await steps.start()
  await steps.bind('phone-code')
  expect(steps.store.get().step).toMatchObject({ at: 'choose', accounts: [{ id: 'a1' }, { id: 'a2' }] })
  expect(at.enter).not.toHaveBeenCalled()
  await steps.choose('a2')
  expect(at.choose.mock.calls).toEqual([['ticket-2', 'a2']])
  expect(at.enter).toHaveBeenCalledTimes(1)
})

describe('a refusal says what happened, that the work is safe, and what next', () => {
  it.each`
    code                       | says                      | then
    ${'wechat.phone-unknown'}  | ${/没有登记在任何账号上/} | ${'start'}
    ${'wechat.ticket-invalid'} | ${/超过了 5 分钟/}        | ${'start'}
    ${'wechat.code-invalid'}   | ${/已失效或已用过/}       | ${'bind'}
    ${'wechat.unavailable'}    | ${/微信暂时没有答复/}     | ${'bind'}
    ${'wechat.not-configured'} | ${/没有开通微信登录/}     | ${'start'}
  `('ID12 binding: $code', async ({ code, says, then }) => {
    const at = desk({ signIn: unbound, bind: refused(code) })
    const steps = weChatSteps(at)
    await steps.start()
    await steps.bind('phone-code')
    const { step, failure, busy } = steps.store.get()
    expect(failure).toEqual({ sentence: expect.stringMatching(says), code })
    expect(step.at).toBe(then)
    expect(busy).toBe(false)
    expect(at.enter).not.toHaveBeenCalled()
  })

  it('without network', async () => {
    const steps = weChatSteps(desk({ signIn: silence('offline') }))
    await steps.start()
    expect(steps.store.get()).toMatchObject({
      step: { at: 'start' },
      failure: { sentence: expect.stringMatching(/没有网络，登录不了。本机已存的内容都在/) },
    })
  })

  it('when WeChat gives no code', async () => {
    const at = desk()
    at.code.mockRejectedValue(new Error('no code'))
    const steps = weChatSteps(at)
    await steps.start()
    expect(steps.store.get().failure?.sentence).toMatch(/本机内容都在/)
    expect(at.signIn).not.toHaveBeenCalled()
  })

  it('when the account’s screens cannot be opened, it begins anew', async () => {
    const at = desk()
    at.enter.mockRejectedValue(silence('no-answer'))
    const steps = weChatSteps(at)
    await steps.start()
    expect(steps.store.get()).toMatchObject({ step: { at: 'start' }, busy: false })
    expect(steps.store.get().failure?.sentence).toMatch(/还没有登录/)
  })
})

it.each`
  why              | says
  ${'declined'}    | ${/没有给手机号，没有绑定/}
  ${'privacy'}     | ${/没有同意隐私保护指引/}
  ${'unavailable'} | ${/微信没有给出手机号/}
`('no phone number, $why: the ticket still waits and the password is named', async ({ why, says }) => {
  const steps = weChatSteps(desk({ signIn: unbound }))
  await steps.start()
  steps.declined(why)
  const { step, failure } = steps.store.get()
  expect(step.at).toBe('bind')
  expect(failure?.sentence).toMatch(says)
  expect(failure?.sentence).toMatch(/账号和密码登录/)
  steps.leave()
  expect(steps.store.get()).toEqual({ step: { at: 'start' }, busy: false, failure: null })
})

it('hears one tap at a time', async () => {
  const at = desk()
  const steps = weChatSteps(at)
  await Promise.all([steps.start(), steps.start()])
  expect(at.signIn).toHaveBeenCalledTimes(1)
})
