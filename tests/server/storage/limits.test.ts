import type { LimitKeys, LimitName, Limits } from '@server/application/ports/limits'
import { leasing } from '@server/storage/leases'
import { type Allowance, databaseLimits } from '@server/storage/limits'
import fc from 'fast-check'
import pg from 'pg'
import { freshDatabase, type TestDatabase } from '../../support/database'

/** How often something may be asked (LM1–LM6), counted by several server processes over one database. */
let database: TestDatabase
let pools: pg.Pool[]
beforeEach(async () => {
  database = await freshDatabase()
  pools = [1, 2].map(() => new pg.Pool({ connectionString: database.url, max: 3 }))
})
afterEach(async () => {
  for (const pool of pools) await pool.end()
  await database.drop()
})

const none: Allowance = { points: null, seconds: 60, leased: false }
function processes(account: number, address: number | null, leased = false, seconds = 60): [Limits, Limits] {
  const some = (points: number | null): Allowance => ({ points, seconds, leased })
  const allowances = {
    'sign-in': { account: some(account), address: some(address) },
    upload: { account: some(account), address: some(address) },
    step: { account: none, address: none },
    open: { account: none, address: none },
  }
  return pools.map((pool) => databaseLimits(pool, allowances)) as [Limits, Limits]
}
const keys = (account: string | null, address = '192.0.2.1'): LimitKeys => ({ account, address })
const granted = async (limits: Limits, limit: LimitName, of: LimitKeys): Promise<boolean> =>
  limits.take(limit, of).then(
    () => true,
    (error: { code?: string }) => {
      if (error.code !== 'request.too-many') throw error
      return false
    },
  )

it('LM1 several processes count together, and each account by itself', async () => {
  const [one, other] = processes(4, null)
  const answers: boolean[] = []
  for (let times = 0; times < 6; times += 1)
    answers.push(await granted(times % 2 === 0 ? one : other, 'sign-in', keys('zhang')))
  expect(answers).toEqual([true, true, true, true, false, false])
  expect(await granted(one, 'sign-in', keys('li'))).toBe(true)
})

it('LM1 an address is used up by whatever accounts are tried from it', async () => {
  const [one] = processes(100, 3)
  const tried = ['a', 'b', 'c', 'd'].map((account) => () => granted(one, 'sign-in', keys(account)))
  const answers: boolean[] = []
  for (const attempt of tried) answers.push(await attempt())
  expect(answers).toEqual([true, true, true, false])
  expect(await granted(one, 'sign-in', keys('e', '192.0.2.2'))).toBe(true)
})

it('LM2 what is given back is no attempt', async () => {
  const [one, other] = processes(2, 2)
  for (let times = 0; times < 5; times += 1) {
    expect(await granted(one, 'sign-in', keys('zhang'))).toBe(true)
    await other.giveBack('sign-in', keys('zhang'))
  }
})

it.each`
  first                 | second                  | same
  ${'2001:db8:1:2::1'}  | ${'2001:db8:1:2:9::77'} | ${true}
  ${'2001:db8:1:2::1'}  | ${'2001:db8:1:3::1'}    | ${false}
  ${'::ffff:192.0.2.7'} | ${'192.0.2.7'}          | ${true}
  ${'2001:0DB8:1:2::1'} | ${'2001:db8:1:2::2'}    | ${true}
`('LM3 $first and $second are one client: $same', async ({ first, second, same }) => {
  const [one] = processes(100, 1)
  expect(await granted(one, 'sign-in', keys(null, first))).toBe(true)
  expect(await granted(one, 'sign-in', keys(null, second))).toBe(!same)
})

it('LM3 keeps no account as it was typed', async () => {
  const [one] = processes(4, 4)
  await one.take('sign-in', keys('my-secret-typed-as-a-name'))
  const { rows } = await (pools[0] as pg.Pool).query<{ key: string }>('select key from rate_limit')
  expect(rows).toHaveLength(2)
  expect(JSON.stringify(rows)).not.toContain('my-secret')
})

it('LM4 leased lots never hand out more than the allowance, however many ask at once', async () => {
  const both = processes(200, null, true)
  const asked = Array.from({ length: 500 }, (_, at) =>
    granted(both[at % 2] as Limits, 'upload', keys('zhang')),
  )
  const answers = await Promise.all(asked)
  const given = answers.filter(Boolean).length
  expect(given).toBeLessThanOrEqual(200)
  expect(given).toBeGreaterThanOrEqual(190)
  const { rows } = await (pools[0] as pg.Pool).query<{ points: number }>('select points from rate_limit')
  expect(rows[0]?.points).toBeLessThan(260)
})

it('LM4 property: what processes hand out stays within the allowance of each window', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 300 }),
      fc.array(fc.record({ process: fc.nat(2), wait: fc.nat(400) }), { maxLength: 400 }),
      async (allowance, asks) => {
        let now = 0
        const windowMs = 10_000
        const taken = new Map<number, number>()
        const consume = async (_: string, count: number): Promise<number> => {
          const window = Math.floor(now / windowMs)
          const sum = (taken.get(window) ?? 0) + count
          taken.set(window, sum)
          if (sum > allowance) throw new Error('used up')
          return (window + 1) * windowMs - now
        }
        const running = [0, 1, 2].map(() => leasing(consume, allowance, () => now))
        const given = new Map<number, number>()
        for (const { process, wait } of asks) {
          now += wait
          const window = Math.floor(now / windowMs)
          const answer = await running[process]?.take('key').then(
            () => 1,
            () => 0,
          )
          given.set(window, (given.get(window) ?? 0) + (answer ?? 0))
        }
        for (const count of given.values()) expect(count).toBeLessThanOrEqual(allowance)
      },
    ),
    { numRuns: 60 },
  )
})

it('LM5 a refusal says when to try again', async () => {
  const [one] = processes(1, null, false, 600)
  await one.take('sign-in', keys('zhang'))
  const refusal = await one.take('sign-in', keys('zhang')).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ code: 'request.too-many', details: { wait: '10 分钟' } })
  const { retryAfterSeconds } = (refusal as { details: { retryAfterSeconds: number } }).details
  expect(retryAfterSeconds).toBeGreaterThan(590)
  expect(retryAfterSeconds).toBeLessThanOrEqual(600)
})

it('LM1 a window that has passed begins anew', async () => {
  const [one] = processes(1, null, false, 1)
  expect(await granted(one, 'sign-in', keys('zhang'))).toBe(true)
  expect(await granted(one, 'sign-in', keys('zhang'))).toBe(false)
  await new Promise((resolve) => setTimeout(resolve, 1100))
  expect(await granted(one, 'sign-in', keys('zhang'))).toBe(true)
})
