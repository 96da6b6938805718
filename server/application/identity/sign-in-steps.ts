/** The steps after name and password (登录的后续步骤): code, enrolment, first password. Rules ID13–ID18. */
import { Problem } from '@domain/problems/problem'
import type { House } from '../ports/context'
import type { PendingSession, SignInStep } from '../ports/second-factor'
import type { Transaction } from '../ports/transaction'
import { attempted } from './attempts'
import { type OpenedSession, openSession } from './open-session'
import { refuseWeakPassword } from './password-policy'
import { newRecoveryCodes, takeCode } from './second-factor'

/** A step is done under the token of the unfinished sign-in. */
interface Ticket {
  readonly ticket: string
  /** Where the call came from (LM1). */
  readonly address: string
}

/** ID14: a code of the app, or a recovery code; a wrong one is recorded and leaves the step as it was. */
export function verifyCode(house: House, asked: Ticket & { code: string }): Promise<OpenedSession> {
  return step(house, asked, 'code', async (tx, { accountId }) => {
    const taken = await takeCode(house, tx, accountId, asked.code)
    return taken ? [] : 'second-factor.wrong-code'
  })
}

/** ID17: a new secret to be taken into an app; asked again, another one. */
export function beginEnrolment(
  house: House,
  asked: { ticket: string },
): Promise<{ secret: string; uri: string; picture: string }> {
  return house.store.write(async (tx) => {
    const { accountId, username } = await pendingAt(house, tx, asked.ticket, 'enrol')
    const secret = house.codes.newSecret()
    await tx.putSecret(accountId, secret)
    const uri = house.codes.uri(secret, username)
    return { secret, uri, picture: house.codes.picture(uri) }
  })
}

/** ID17: a first code proves that the app holds the secret; the recovery codes are told once. */
export async function confirmEnrolment(
  house: House,
  asked: Ticket & { code: string },
): Promise<OpenedSession & { recoveryCodes: readonly string[] }> {
  const { codes, hashes } = newRecoveryCodes(house)
  const opened = await step(house, asked, 'enrol', async (tx, { accountId }) => {
    const factor = await tx.secondFactor(accountId)
    const at = factor && house.codes.stepOf(factor.secret, asked.code, house.now())
    if (at === null) return 'second-factor.wrong-code'
    await tx.confirmFactor(accountId, house.now().toISOString(), at, hashes)
    return ['account.second-factor-enrolled']
  })
  return { ...opened, recoveryCodes: codes }
}

/** ID15, ID16: one's own password in the place of the initial one. */
export async function chooseFirstPassword(
  house: House,
  asked: Ticket & { password: string },
): Promise<OpenedSession> {
  const hash = await house.passwords.hash(asked.password)
  return step(house, asked, 'password', async (tx, { accountId, username, passwordHash }) => {
    refuseWeakPassword(house, { username, password: asked.password })
    if (await house.passwords.matches(asked.password, passwordHash)) throw new Problem('password.same')
    await tx.putPassword(accountId, { hash, initial: false })
    return ['account.password-changed']
  })
}

/** The audit actions of a step that was done, or why it was not. */
type StepWork = (
  tx: Transaction,
  pending: PendingSession,
) => Promise<readonly string[] | 'second-factor.wrong-code'>

/** Does one step under its ticket, ends the ticket and opens the session, or the next step's. */
async function step(
  house: House,
  { ticket, address }: Ticket,
  name: SignInStep,
  work: StepWork,
): Promise<OpenedSession> {
  const known = await house.store.write((tx) => pendingAt(house, tx, ticket, name))
  // by the account, for whoever knows the password has as many tickets as they like
  return attempted(house, 'step', { account: known.accountId, address }, () =>
    doStep(house, ticket, name, work),
  )
}

async function doStep(
  house: House,
  ticket: string,
  name: SignInStep,
  work: StepWork,
): Promise<OpenedSession> {
  const outcome = await house.store.write(async (tx) => {
    const pending = await pendingAt(house, tx, ticket, name)
    const { accountId, device } = pending
    const note = (action: string): Promise<void> =>
      tx.record({ actorId: accountId, action, subject: 'account', subjectId: accountId, details: { device } })
    const done = await work(tx, pending)
    if (typeof done === 'string') {
      await note('account.code-failed')
      return done
    }
    for (const action of done) await note(action)
    await tx.endSession(house.passwords.tokenHash(ticket))
    return openSession(house, tx, pending, name === 'password' ? ['code', 'enrol'] : [name])
  })
  if (typeof outcome === 'string') throw new Problem(outcome)
  return outcome
}

async function pendingAt(
  house: House,
  tx: Transaction,
  ticket: string,
  name: SignInStep,
): Promise<PendingSession> {
  const pending = await tx.pendingSession(house.passwords.tokenHash(ticket), house.now())
  if (pending?.step !== name) throw new Problem('identity.step-ended')
  return pending
}
