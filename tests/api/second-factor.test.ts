import { resetByOperator } from '@server/application/administration/reset-by-operator'
import { loadConfig } from '@server/config'
import { secretSeal } from '@server/storage/sealed-secrets'
import { Secret, TOTP } from 'otpauth'
import type { Caller, City, Person } from '../support/city'
import { openCity, password } from '../support/city'
import { problemOf } from '../support/report'

/** Signing in by steps (ID13–ID18): a code for bureau roles, one's own password in the place of an initial one. */
let city: City
let anybody: Caller
beforeEach(async () => {
  city = await openCity()
  const { house } = city
  Object.assign(house.settings, { secondFactor: true })
  anybody = city.anybody()
  city.at('2021-08-10T01:00:00.000Z')
})
afterEach(() => city.close())

const signIn = (username: Person | string, secret = password) =>
  anybody.identity.signIn({ username, password: secret, device: 't' })
const codeAt = (secret: string, instant: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(instant) })
const actor = (token: string) =>
  city.house.reader.actorOf(city.house.passwords.tokenHash(token), city.house.now())

/** The division with its app, signed in at 01:00:00. */
async function enrolled() {
  const { token: ticket } = await signIn('division')
  const { secret } = await anybody.identity.beginEnrolment({ ticket })
  const answer = await anybody.identity.confirmEnrolment({
    ticket,
    code: codeAt(secret, '2021-08-10T01:00:00.000Z'),
  })
  return { secret, ...answer }
}

it('ID13 unit roles sign in by password alone, bureau roles enrol first', async () => {
  for (const who of ['author', 'head', 'department'] as const) expect((await signIn(who)).next).toBeNull()
  for (const who of ['section', 'division', 'disclosure', 'administrator'] as const)
    expect((await signIn(who)).next).toBe('enrol')
})

it('ID13 an unfinished sign-in opens nothing but its step', async () => {
  const { token } = await signIn('division')
  expect(await actor(token)).toBeNull()
  expect(await problemOf(anybody.identity.verifyCode({ ticket: token, code: '123456' }))).toBe(
    'identity.step-ended',
  )
  expect(
    await problemOf(anybody.identity.chooseFirstPassword({ ticket: token, password: 'other-than-before' })),
  ).toBe('identity.step-ended')
  city.at('2021-08-10T01:16:00.000Z')
  expect(await problemOf(anybody.identity.beginEnrolment({ ticket: token }))).toBe('identity.step-ended')
})

it('ID17 enrolment takes a first code, tells ten recovery codes once and signs in', async () => {
  const { token, next, recoveryCodes } = await enrolled()
  expect(next).toBeNull()
  expect((await actor(token))?.name).toBe('division某人')
  expect(new Set(recoveryCodes).size).toBe(10)
  const kept = JSON.stringify((await city.pool.query('select recovery from second_factor')).rows)
  for (const code of recoveryCodes) expect(kept).not.toContain(code)
  expect((await city.audit()).map(({ action }) => action)).toContain('account.second-factor-enrolled')
})

it('ID17 a wrong first code enrols nobody, and another secret replaces an unproven one', async () => {
  const { token: ticket } = await signIn('division')
  const { secret, picture } = await anybody.identity.beginEnrolment({ ticket })
  expect(picture).toMatch(/^data:image\/png;base64,/)
  const { secret: second } = await anybody.identity.beginEnrolment({ ticket })
  const old = codeAt(secret, '2021-08-10T01:00:00.000Z')
  expect(await problemOf(anybody.identity.confirmEnrolment({ ticket, code: old }))).toBe(
    'second-factor.wrong-code',
  )
  const code = codeAt(second, '2021-08-10T01:00:00.000Z')
  expect((await anybody.identity.confirmEnrolment({ ticket, code })).next).toBeNull()
})

describe('ID14 the code', () => {
  it('is asked at every sign-in, taken once, and never an older one after it', async () => {
    const { secret } = await enrolled()
    const again = await signIn('division')
    expect(again.next).toBe('code')
    // the code of the enrolment is used up; its neighbour of the step before is older
    for (const instant of ['2021-08-10T01:00:00.000Z', '2021-08-10T00:59:30.000Z'])
      expect(
        await problemOf(anybody.identity.verifyCode({ ticket: again.token, code: codeAt(secret, instant) })),
      ).toBe('second-factor.wrong-code')
    city.at('2021-08-10T01:00:31.000Z')
    const code = codeAt(secret, '2021-08-10T01:00:31.000Z')
    const opened = await anybody.identity.verifyCode({ ticket: again.token, code })
    expect(await actor(opened.token)).not.toBeNull()
    const third = await signIn('division')
    expect(await problemOf(anybody.identity.verifyCode({ ticket: third.token, code }))).toBe(
      'second-factor.wrong-code',
    )
  })

  it('is taken once when two send it at the same time', async () => {
    const { secret } = await enrolled()
    city.at('2021-08-10T01:01:00.000Z')
    const code = codeAt(secret, '2021-08-10T01:01:00.000Z')
    const tickets = [await signIn('division'), await signIn('division')]
    const answers = await Promise.allSettled(
      tickets.map(({ token }) => anybody.identity.verifyCode({ ticket: token, code })),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('LM1 is tried so often by whoever knows the password, however many tickets they take', async () => {
    await enrolled()
    const problems: (string | null)[] = []
    for (let times = 0; times < 11; times += 1) {
      const { token } = await signIn('division')
      problems.push(await problemOf(anybody.identity.verifyCode({ ticket: token, code: '000000' })))
    }
    expect(new Set(problems.slice(0, 10))).toEqual(new Set(['second-factor.wrong-code']))
    expect(problems[10]).toBe('request.too-many')
  })
})

it('ID18 a recovery code signs in once', async () => {
  const { recoveryCodes } = await enrolled()
  const [code = ''] = recoveryCodes
  const first = await signIn('division')
  const typed = ` ${code.toUpperCase()} `
  expect((await anybody.identity.verifyCode({ ticket: first.token, code: typed })).next).toBeNull()
  const second = await signIn('division')
  expect(await problemOf(anybody.identity.verifyCode({ ticket: second.token, code }))).toBe(
    'second-factor.wrong-code',
  )
})

it('ID18 the administrator takes a lost factor away: sessions end, the next sign-in enrols', async () => {
  const { token } = await enrolled()
  const id = (await actor(token))?.accountId ?? ''
  const admin = await city.as('administrator')
  expect((await admin.administration.person({ id })).secondFactor).toBe(true)
  const author = await city.as('author')
  expect(await problemOf(author.administration.resetSecondFactor({ id }))).toBe('admin.not-yours')
  expect(await actor(token)).not.toBeNull()
  await admin.administration.resetSecondFactor({ id })
  expect(await actor(token)).toBeNull()
  expect((await signIn('division')).next).toBe('enrol')
})

describe('passwords', () => {
  const order = {
    id: '018f0000-0000-7000-8000-000000000001',
    username: 'wangwu',
    name: '王五',
    phone: null,
  }
  async function opened(): Promise<string> {
    const admin = await city.as('administrator')
    const districtId = (await admin.administration.districts())[0]?.id ?? ''
    const { initialPassword } = await admin.administration.addPerson({ ...order, districtId })
    return initialPassword ?? ''
  }

  it('ID15 an initial password opens nothing but its own change', async () => {
    const initial = await opened()
    const { token, next } = await signIn('wangwu', initial)
    expect(next).toBe('password')
    expect(await actor(token)).toBeNull()
    const choose = (chosen: string) =>
      anybody.identity.chooseFirstPassword({ ticket: token, password: chosen })
    expect(await problemOf(choose('short'))).toBe('password.too-short')
    expect(await problemOf(choose('wangwu-wangwu'))).toBe('password.names-account')
    expect(await problemOf(choose(initial))).toBe('password.same')
    const done = await choose('清江水暖鸭先知道了没有')
    expect((await actor(done.token))?.name).toBe('王五')
    expect(await problemOf(signIn('wangwu', initial))).toBe('identity.wrong-password')
    expect((await signIn('wangwu', '清江水暖鸭先知道了没有')).next).toBeNull()
  })

  it('ID16 one’s own password is changed by whoever knows it; other sessions end', async () => {
    const one = await signIn('author')
    const author = await city.as('author')
    const chosen = '春江水暖鸭先知道了'
    const change = (current: string, next: string) =>
      author.identity.changePassword({ current, password: next })
    expect(await problemOf(change('not it', `${chosen}吗`))).toBe('password.wrong')
    expect(await problemOf(change(password, 'author-author'))).toBe('password.names-account')
    expect(await actor(one.token)).not.toBeNull()
    await change(password, `${chosen}吗`)
    expect(await actor(one.token)).toBeNull()
    expect((await author.identity.me()).name).toBe('author某人')
    expect((await signIn('author', `${chosen}吗`)).next).toBeNull()
  })
})

it('ID13 the parameter is off in the demonstration and on without it', () => {
  expect(loadConfig({}).secondFactor).toBe(false)
  expect(loadConfig({ DEMO: 'false' }).secondFactor).toBe(true)
  expect(loadConfig({ DEMO: 'false', SECOND_FACTOR: 'off' }).secondFactor).toBe(false)
})

describe('ID19 the secret at rest', () => {
  const kept = async () => (await city.pool.query('select account_id, secret from second_factor')).rows
  const codeIsTaken = async (secret: string, instant: string) => {
    city.at(instant)
    const { token: ticket } = await signIn('division')
    return anybody.identity.verifyCode({ ticket, code: codeAt(secret, instant) })
  }

  it('lies sealed, anew each time, and still opens', async () => {
    const { secret } = await enrolled()
    const [row] = await kept()
    expect(row.secret).toMatch(/^sealed1:/)
    expect(row.secret).not.toContain(secret)
    expect((await codeIsTaken(secret, '2021-08-10T01:05:00.000Z')).next).toBeNull()
  })

  it('one that an earlier version left open is taken, and sealed at its first use', async () => {
    const { secret } = await enrolled()
    await city.pool.query('update second_factor set secret = $1', [secret])
    expect((await codeIsTaken(secret, '2021-08-10T01:05:00.000Z')).next).toBeNull()
    expect((await kept())[0].secret).toMatch(/^sealed1:/)
    expect((await codeIsTaken(secret, '2021-08-10T01:10:00.000Z')).next).toBeNull()
  })

  it('opens nothing under another name, after a change, or by another key', async () => {
    const [ours, others] = [secretSeal('a'.repeat(64)), secretSeal('b'.repeat(64))]
    const sealed = ours.seal('JBSWY3DPEHPK3PXP', 'one')
    expect(ours.open(sealed, 'one')).toBe('JBSWY3DPEHPK3PXP')
    expect(ours.seal('JBSWY3DPEHPK3PXP', 'one')).not.toBe(sealed)
    expect(() => ours.open(sealed, 'another')).toThrow()
    expect(() => others.open(sealed, 'one')).toThrow()
    expect(() => ours.open(`${sealed.slice(0, -8)}AAAAAAA=`, 'one')).toThrow()
    expect(() => ours.open('sealed1:', 'one')).toThrow()
  })
})

describe('AD11 the operator', () => {
  it('takes the factor of any account away, with its sessions, and leaves an audit record', async () => {
    const { token } = await enrolled()
    await resetByOperator(city.house, 'division')
    expect(await actor(token)).toBeNull()
    expect((await signIn('division')).next).toBe('enrol')
    const { rows } = await city.pool.query(
      "select actor_id, details from audit_record where action = 'account.second-factor-reset'",
    )
    expect(rows).toEqual([{ actor_id: null, details: { username: 'division', by: 'operator' } }])
  })

  it.each([
    ['nobody-here', 'admin.no-such-account'],
    ['author', 'admin.no-second-factor'],
  ])('learns what is wrong with %s, and nothing changes', async (username, code) => {
    const before = await city.everything()
    await expect(resetByOperator(city.house, username)).rejects.toMatchObject({ code })
    expect(await city.everything()).toBe(before)
  })
})
