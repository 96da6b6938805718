import { Problem } from '@domain/problems/problem'
import type { Work } from '../ports/context'
import { refuseWeakPassword } from './password-policy'

/** ID16: one's own password, proved by the current one; every other session of the account ends. */
export async function changePassword(
  work: Work,
  token: string,
  asked: { current: string; password: string },
): Promise<void> {
  const { accountId } = work.actor
  const hash = await work.passwords.hash(asked.password)
  await work.store.write(async (tx) => {
    const { username, passwordHash } = await tx.ownAccount(accountId)
    if (!(await work.passwords.matches(asked.current, passwordHash))) throw new Problem('password.wrong')
    refuseWeakPassword(work, { username, password: asked.password })
    if (asked.password === asked.current) throw new Problem('password.same')
    await tx.putPassword(accountId, { hash, initial: false })
    await tx.endSessionsOf(accountId, work.passwords.tokenHash(token))
    await tx.record({
      actorId: accountId,
      action: 'account.password-changed',
      subject: 'account',
      subjectId: accountId,
      details: {},
    })
  })
}
