import type { Actor } from '@domain/access/roles'
import { Problem } from '@domain/problems/problem'
import type { House, Work } from '../ports/context'

/** ID4: who a token stands for; null without a token, and a refusal for one that has ended. */
export async function actorOf(house: House, token: string | null): Promise<Actor | null> {
  if (token === null) return null
  const actor = await house.reader.actorOf(house.passwords.tokenHash(token), house.now())
  if (!actor) throw new Problem('identity.session-ended')
  return actor
}

/** Who a token stands for and where a filing lies, asked together. */
export async function actorAt(house: House, token: string | null, filingId: string) {
  const known = token && (await house.reader.actorAt(house.passwords.tokenHash(token), house.now(), filingId))
  if (!known) throw new Problem('identity.session-ended')
  return known
}

/** ID5: ends the session at once, on every server process. */
export async function signOut(work: Work, token: string): Promise<void> {
  await work.store.write(async (tx) => {
    await tx.endSession(work.passwords.tokenHash(token))
    await tx.record({
      actorId: work.actor.accountId,
      action: 'account.signed-out',
      subject: 'account',
      subjectId: work.actor.accountId,
      details: {},
    })
  })
}
