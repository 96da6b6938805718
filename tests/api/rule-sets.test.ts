import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { defaultRuleSets } from '@domain/rule-sets/default-rule-sets'
import { openRuleBook } from '@server/storage/rule-book'
import type { Caller, City, Person } from '../support/city'
import { openCity } from '../support/city'
import { problemOf } from '../support/report'

/** The city's own rule sets (RS8–RS10): versions, comparison, activation in every process. */
let city: City
let admin: Caller
beforeEach(async () => {
  city = await openCity()
  admin = await city.as('administrator')
})
afterEach(() => city.close())

async function refuses(problem: string, call: () => Promise<unknown>): Promise<void> {
  const before = await city.everything()
  expect(await problemOf(call())).toBe(problem)
  expect(await city.everything()).toBe(before)
}
const order = (change: object = {}, version = 0) => ({
  id: randomUUID(),
  fiscalYear: 2021,
  version,
  content: { title: '赣州市2021年规则', evidence: { maxPhotosPerFiling: 12 }, ...change },
  note: '按2021年通知',
})
const photos = (year = 2021) => city.house.rulesOf(year).evidence.maxPhotosPerFiling

it('RS10 a saved version holds nowhere until it is activated, then from its year on', async () => {
  const saved = await admin.administration.saveRuleSet(order())
  expect(saved).toMatchObject({ fiscalYear: 2021, version: 1, active: false })
  expect(photos()).toBe(8)
  await admin.administration.activateRuleSet({ id: saved.id ?? '' })
  expect([photos(2020), photos(2021), photos(2022)]).toEqual([8, 12, 8])
  expect(city.house.rulesOf(2021).id).toBe('360700-2021-1')
  const audit = await city.pool.query("select details from audit_record where action = 'rules.activated'")
  expect(audit.rows).toEqual([{ details: { before: { id: 'GZ2020' }, after: { id: '360700-2021-1' } } }])
})

it('RS10 every process takes it over within seconds, and goes on without an answer of the database', async () => {
  const other = await openRuleBook(city.pool, defaultRuleSets)
  try {
    const saved = await admin.administration.saveRuleSet(order())
    await admin.administration.activateRuleSet({ id: saved.id ?? '' })
    const knows = () => other.sets().some(({ title }) => title === '赣州市2021年规则')
    for (let tries = 0; tries < 40 && !knows(); tries += 1) await pause(100)
    expect(knows()).toBe(true)
  } finally {
    other.close()
  }
  const broken = { query: () => Promise.reject(new Error('away')) }
  await expect(openRuleBook(broken, defaultRuleSets)).rejects.toThrow('away')
})

it('RS8 what a stored set does not say stands as in the built-in one', async () => {
  const saved = await admin.administration.saveRuleSet(order())
  await city.pool.query("update rule_set_version set content = content - 'calendar' - 'notices'")
  await admin.administration.activateRuleSet({ id: saved.id ?? '' })
  expect(city.house.rulesOf(2021).calendar).toEqual(defaultRuleSets[0]?.calendar)
})

it('RS9 two sets are compared field by field', async () => {
  const saved = await admin.administration.saveRuleSet(order({ veto: { excellentBelowPercent: '88' } }))
  const differences = await admin.administration.compareRuleSets({ before: 'GZ2020', after: saved.key })
  expect(differences).toEqual([
    { field: 'fiscalYear', before: '2019', after: '2021' },
    { field: 'title', before: '赣州市预算绩效管理规则（2020）', after: '赣州市2021年规则' },
    { field: 'veto.excellentBelowPercent', before: '85', after: '88' },
    { field: 'evidence.maxPhotosPerFiling', before: '8', after: '12' },
  ])
})

it('AD3, AD4 the same version again changes nothing; upon an older one it is refused', async () => {
  const first = order()
  const saved = await admin.administration.saveRuleSet(first)
  const before = await city.everything()
  expect(await admin.administration.saveRuleSet(first)).toEqual(saved)
  expect(await city.everything()).toBe(before)
  await refuses('admin.differs', () => admin.administration.saveRuleSet({ ...first, note: '别的' }))
  await refuses('admin.stale', () => admin.administration.saveRuleSet(order({}, 0)))
  const second = await admin.administration.saveRuleSet(order({ title: '第二版' }, 1))
  expect(second.version).toBe(2)
  await refuses('admin.stale', () => admin.administration.activateRuleSet({ id: saved.id ?? '' }))
})

it.each`
  content                                        | field
  ${{ veto: { excellentBelowPercent: 'viel' } }} | ${'veto.excellentBelowPercent'}
  ${{ evidence: { maxPhotosPerFiling: -1 } }}    | ${'evidence.maxPhotosPerFiling'}
  ${{ hierarchy: [] }}                           | ${'hierarchy'}
`('RS10 a value of another form is refused at $field', async ({ content, field }) => {
  const before = await city.everything()
  const refusal = await admin.administration.saveRuleSet(order(content)).catch((error: unknown) => error)
  expect((refusal as { cause: unknown }).cause).toMatchObject({
    code: 'rules.invalid',
    details: { findings: [expect.objectContaining({ field })] },
  })
  expect(await city.everything()).toBe(before)
})

it('RS4 a year before every built-in set has no rules to build on', async () => {
  await refuses('rules.none', () => admin.administration.saveRuleSet({ ...order(), fiscalYear: 2010 }))
})

it.each(['division', 'author', 'county'] as Person[])('AD1 %s sets no rules', async (person) => {
  const caller = await city.as(person)
  await refuses('admin.not-yours', () => caller.administration.saveRuleSet(order()))
  await refuses('admin.not-yours', () => caller.administration.ruleSets())
})

it('AD1 a county’s administration sets none for the city', async () => {
  await city.pool.query(
    "update role_assignment set district_id = (select id from district where name = '信丰县') where role = 'administrator'",
  )
  await refuses('rules.of-the-city', () => admin.administration.saveRuleSet(order()))
})
