/** What a password must be (口令要求). Rule ID16. */
import { Problem } from '@domain/problems/problem'
import type { House } from '../ports/context'
import { isCommon } from './common-passwords'

/** ID16: long enough, not among the most common ones, and not the account's own name. */
export function refuseWeakPassword(
  house: House,
  { username, password }: { readonly username: string; readonly password: string },
): void {
  const { passwordLength } = house.settings
  const folded = password.normalize('NFKC').toLowerCase()
  if ([...password].length < passwordLength)
    throw new Problem('password.too-short', { least: passwordLength })
  if (folded.includes(username.toLowerCase())) throw new Problem('password.names-account')
  if (isCommon(folded)) throw new Problem('password.common')
}
