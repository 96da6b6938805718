import { createHash } from 'node:crypto'
import { passwordKeeper } from '@server/identity/passwords'

/** The hash that stands in for an unknown account: well-formed, so that it takes as long, and nobody's. */
const nobody =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$0000000000000000000000000000000000000000000'

it('a password matches its own hash and no other', async () => {
  const hash = await passwordKeeper.hash('绩效 2026')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await passwordKeeper.matches('绩效 2026', hash)).toBe(true)
  expect(await passwordKeeper.matches('绩效 2027', hash)).toBe(false)
  expect(await passwordKeeper.hash('绩效 2026')).not.toBe(hash)
})

it('the same letters match however the keyboard composed them', async () => {
  const hash = await passwordKeeper.hash('caf\u00e9')
  expect(await passwordKeeper.matches('cafe\u0301', hash)).toBe(true)
})

it.each(['', 'x', '$argon2id$', '$2b$10$abcdefghijklmnopqrstuv', `${nobody}0`, nobody.slice(0, -5), '\0'])(
  'nothing matches the stored text %j, and asking is no error',
  async (stored) => {
    expect(await passwordKeeper.matches('demo', stored)).toBe(false)
  },
)

it('ID1: an unknown account takes about as long as a wrong password', async () => {
  const real = await passwordKeeper.hash('demo')
  const spent = async (stored: string) => {
    const start = performance.now()
    for (let turn = 0; turn < 3; turn += 1) await passwordKeeper.matches('wrong', stored)
    return performance.now() - start
  }
  expect(await spent(nobody)).toBeGreaterThan((await spent(real)) / 4)
})

it('ID3: tokens are 32 random bytes, and only their hash is kept', () => {
  const token = passwordKeeper.newToken()
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(passwordKeeper.newToken()).not.toBe(token)
  expect(passwordKeeper.tokenHash(token)).toBe(createHash('sha256').update(token).digest('hex'))
})
