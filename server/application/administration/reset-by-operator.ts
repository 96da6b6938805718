import { Problem } from '@domain/problems/problem'
import type { House } from '../ports/context'

/** AD11: takes the second factor of an account away, with all its sessions, at the word of whoever runs the server. */
export function resetByOperator(house: House, username: string): Promise<void> {
  return house.store.write(async (tx) => {
    const account = await tx.accountByName(username)
    if (!account) throw new Problem('admin.no-such-account')
    if (!(await tx.secondFactor(account.id))) throw new Problem('admin.no-second-factor')
    await tx.removeFactor(account.id)
    await tx.endSessionsOf(account.id)
    await tx.record({
      actorId: null,
      action: 'account.second-factor-reset',
      subject: 'account',
      subjectId: account.id,
      details: { username, by: 'operator' },
    })
  })
}
