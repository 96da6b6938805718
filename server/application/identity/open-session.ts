import type { House } from '../ports/context'
import type { SignInStep } from '../ports/second-factor'
import type { Transaction } from '../ports/transaction'

export interface OpenedSession {
  readonly token: string
  readonly expiresAt: string
  /** ID13: what is still to be done; until then the token opens nothing but that step. */
  readonly next: SignInStep | null
}

/** ID13: how long a step waits to be done. */
const stepMinutes = 15

/** ID3, ID13: a new session; the token is told once and kept only as a hash. `done` are the steps behind it. */
export async function openSession(
  house: House,
  tx: Transaction,
  session: { accountId: string; device: string; way: 'password' | 'wechat' },
  done: readonly SignInStep[] = [],
): Promise<OpenedSession> {
  const next = await nextStep(house, tx, session.accountId, done)
  const minutes = next === null ? house.settings.sessionHours * 60 : stepMinutes
  const token = house.passwords.newToken()
  const expiresAt = new Date(house.now().getTime() + minutes * 60_000).toISOString()
  const { accountId, device, way } = session
  const tokenHash = house.passwords.tokenHash(token)
  await tx.addSession({ accountId, device, way, tokenHash, expiresAt, pending: next })
  return { token, expiresAt, next }
}

/** ID13: the code first, so that nobody without it learns or changes anything; an initial password last. */
async function nextStep(
  house: House,
  tx: Transaction,
  accountId: string,
  done: readonly SignInStep[],
): Promise<SignInStep | null> {
  const { factor, bureau, initialPassword } = await tx.owed(accountId)
  const { secondFactor } = house.settings
  const proven = done.includes('code') || done.includes('enrol')
  if (secondFactor && factor && !proven) return 'code'
  if (secondFactor && bureau && !factor && !proven) return 'enrol'
  return initialPassword ? 'password' : null
}
