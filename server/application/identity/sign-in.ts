import { Problem } from '@domain/problems/problem'
import type { House } from '../ports/context'
import { type OpenedSession, openSession } from './open-session'

export interface Credentials {
  readonly username: string
  readonly password: string
  readonly device: string
}

/** ID2: after so many wrong passwords in a row an account rests for so long. */
const mostFailures = 5
const restMinutes = 15

/** A hash that no password has, so that an unknown name takes as long as a wrong password. */
const nobody =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$0000000000000000000000000000000000000000000'

/** ID1–ID3: checks the password and opens a session; the token is told once and kept only as a hash. */
export async function signIn(house: House, credentials: Credentials): Promise<OpenedSession> {
  const username = credentials.username.trim()
  const known = await house.store.write((tx) => tx.accountByName(username))
  const matches = await house.passwords.matches(credentials.password, known?.passwordHash ?? nobody)
  const now = house.now()
  const outcome = await house.store.write(async (tx) => {
    const account = await tx.accountByName(username)
    if (!account?.active) return 'identity.wrong-password' as const
    if (account.lockedUntil !== null && account.lockedUntil > now.toISOString())
      return 'identity.locked' as const
    const failures = matches ? 0 : account.failures + 1
    const locked = failures >= mostFailures
    await tx.noteSignIn(account.id, {
      failures: locked ? 0 : failures,
      lockedUntil: locked ? new Date(now.getTime() + restMinutes * 60_000).toISOString() : null,
    })
    await tx.record({
      actorId: account.id,
      action: matches ? 'account.signed-in' : 'account.sign-in-failed',
      subject: 'account',
      subjectId: account.id,
      details: { device: credentials.device, locked },
    })
    if (!matches) return locked ? ('identity.locked' as const) : ('identity.wrong-password' as const)
    return openSession(house, tx, { accountId: account.id, device: credentials.device, way: 'password' })
  })
  if (typeof outcome === 'string') throw new Problem(outcome)
  return outcome
}
