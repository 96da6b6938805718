/**
 * Signing in by WeChat (微信登录), step by step: who holds the phone, then their phone number the first time, or the one
 * of their accounts that they choose. A refusal leads back to the beginning; nothing on the phone has changed then.
 */
import type { AppRouter } from '@server/api/app-router'
import type { inferRouterOutputs } from '@trpc/server'
import { createStore, type Store } from '@/components/store'
import type { Failure } from '@/lists/paged-list'

export type Answer = inferRouterOutputs<AppRouter>['identity']['signInByWeChat']
type Opened = Extract<Answer, { outcome: 'signed-in' }>
export type ChoosableAccount = Extract<Answer, { outcome: 'choose' }>['accounts'][number]

export type Step =
  | { readonly at: 'start' }
  | { readonly at: 'bind'; readonly ticket: string }
  | { readonly at: 'choose'; readonly ticket: string; readonly accounts: readonly ChoosableAccount[] }

/** What the steps need of WeChat, the server and the session store. */
export interface WeChatDesk {
  code(): Promise<string>
  signIn(code: string): Promise<Answer>
  bind(ticket: string, phoneCode: string): Promise<Answer>
  choose(ticket: string, accountId: string): Promise<Answer>
  /** Resolves when the account's screens may be opened. */
  enter(opened: Opened): Promise<void>
  explain(error: unknown): Failure
}

interface State {
  readonly step: Step
  readonly busy: boolean
  readonly failure: Failure | null
}

export interface WeChatSteps {
  readonly store: Store<State>
  start(): Promise<void>
  bind(phoneCode: string): Promise<void>
  declined(why: 'declined' | 'privacy' | 'unavailable'): void
  choose(accountId: string): Promise<void>
  /** Back to the beginning, with nothing said. */
  leave(): void
}

/** What is said when no phone number came; the password form stands below. */
const withoutNumber = {
  declined: '没有给手机号，没有绑定。本机内容都在，可以再点一次，或用账号和密码登录。',
  privacy: '您没有同意隐私保护指引，没有取手机号，也没有绑定。本机内容都在，可以用账号和密码登录。',
  unavailable: '微信没有给出手机号，没有绑定。本机内容都在，请稍后再试，或用账号和密码登录。',
} as const

/** Refusals after which the ticket still waits: the same step may be tried again. */
const ticketWaits = ['wechat.code-invalid', 'wechat.unavailable', 'offline', 'no-answer', 'portal', 'busy']

export function weChatSteps(desk: WeChatDesk): WeChatSteps {
  const store = createStore<State>({ step: { at: 'start' }, busy: false, failure: null })

  const follow = async (asked: () => Promise<Answer>) => {
    if (store.get().busy) return
    store.set({ busy: true, failure: null })
    try {
      const answer = await asked()
      if (answer.outcome === 'signed-in') {
        await desk.enter(answer)
        store.set({ step: { at: 'start' } })
      } else if (answer.outcome === 'unbound') store.set({ step: { at: 'bind', ticket: answer.ticket } })
      else store.set({ step: { at: 'choose', ticket: answer.ticket, accounts: answer.accounts } })
    } catch (error) {
      const failure = desk.explain(error)
      const stays = store.get().step.at === 'bind' && ticketWaits.includes(failure.code ?? '')
      store.set({ failure, ...(stays ? {} : { step: { at: 'start' } }) })
    } finally {
      store.set({ busy: false })
    }
  }

  return {
    store,
    start: () => follow(async () => desk.signIn(await desk.code())),
    async bind(phoneCode) {
      const { step } = store.get()
      if (step.at === 'bind') await follow(() => desk.bind(step.ticket, phoneCode))
    },
    declined: (why) => store.set({ failure: { sentence: withoutNumber[why], code: null } }),
    async choose(accountId) {
      const { step } = store.get()
      if (step.at === 'choose') await follow(() => desk.choose(step.ticket, accountId))
    },
    leave: () => store.set({ step: { at: 'start' }, failure: null }),
  }
}
