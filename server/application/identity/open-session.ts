import type { House } from '../ports/context'
import type { Transaction } from '../ports/transaction'

export interface OpenedSession {
  readonly token: string
  readonly expiresAt: string
}

/** ID3: a new session; the token is told once and kept only as a hash. */
export async function openSession(
  house: House,
  tx: Transaction,
  session: { accountId: string; device: string; way: 'password' | 'wechat' },
): Promise<OpenedSession> {
  const token = house.passwords.newToken()
  const expiresAt = new Date(house.now().getTime() + house.settings.sessionHours * 3_600_000).toISOString()
  await tx.addSession({ ...session, tokenHash: house.passwords.tokenHash(token), expiresAt })
  return { token, expiresAt }
}
