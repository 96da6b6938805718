import type { House } from '../ports/context'
import type { Transaction } from '../ports/transaction'

const recoveryCodes = 10
/** Read from paper: no letters that look like digits. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** ID18: ten codes of about 50 bits, told once; of each only the hash is kept. */
export function newRecoveryCodes(house: House): { codes: readonly string[]; hashes: readonly string[] } {
  const part = (): string => house.passwords.random(letters, 5)
  const codes = Array.from({ length: recoveryCodes }, () => `${part()}-${part()}`)
  return { codes, hashes: codes.map((code) => house.passwords.tokenHash(code)) }
}

/** ID14, ID18: takes a code of the app at most once and never an older one after it, or uses up a recovery code. */
export async function takeCode(
  house: House,
  tx: Transaction,
  accountId: string,
  typed: string,
): Promise<boolean> {
  const factor = await tx.secondFactor(accountId)
  if (!factor?.confirmed) return false
  const code = typed.replace(/\s/g, '').toLowerCase()
  const step = house.codes.stepOf(factor.secret, code, house.now())
  if (step !== null) {
    if (step <= factor.lastStep) return false
    await tx.noteCode(accountId, { lastStep: step, recovery: factor.recovery })
    return true
  }
  const hash = house.passwords.tokenHash(code)
  if (!factor.recovery.includes(hash)) return false
  await tx.noteCode(accountId, {
    lastStep: factor.lastStep,
    recovery: factor.recovery.filter((kept) => kept !== hash),
  })
  return true
}
