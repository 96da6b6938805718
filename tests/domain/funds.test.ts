import { checkEvidence, evidenceSlot } from '@domain/evidence/asked-evidence'
import type { EvidenceRef } from '@domain/evidence/evidence'
import { checkSpending } from '@domain/funds/checks'
import { fundsRows, treasuryNote } from '@domain/funds/funds-table'
import { budgetOf, paidOf } from '@domain/funds/known-funds'
import type { KnownFunds } from '@domain/funds/sources'
import { spendingOf } from '@domain/funds/spending'
import { isUnusual } from '@domain/funds/unusual-spending'
import { actualField, targetFigure } from '@domain/indicators/indicator-fields'
import { defaultRuleSets } from '@domain/rule-sets/default-rule-sets'
import { ruleSetFor } from '@domain/rule-sets/rule-set'

const rules = ruleSetFor(2021, '360700', defaultRuleSets)
if (!rules) throw new Error('no rule set of 2021')

const year = { fiscalYear: 2021, month: 7 }
const nothing = { fiscal: null, carryover: null, other: null }
const row = (adjusted: string, initial = adjusted) => ({ initial, adjusted })
const funds = (more: Partial<KnownFunds> = {}): KnownFunds => ({
  budget: { ...nothing, fiscal: row('800', '600'), carryover: row('200') },
  paid: nothing,
  ...more,
})

it('FU1 the year’s budget lines stand by source', () => {
  const lines = [{ source: 'fiscal', initialWan: '600', adjustedWan: '800' }]
  expect(budgetOf({ budget: lines })).toEqual({ ...nothing, fiscal: row('800', '600') })
})

it.each`
  rule                                         | amount    | through      | known
  ${'FU2 paid through the covered month'}      | ${'31.5'} | ${'2021-07'} | ${true}
  ${'FU2 paid beyond the covered month'}       | ${'31.5'} | ${'2021-09'} | ${true}
  ${'FU2 a register that ends before it'}      | ${'31.5'} | ${'2021-06'} | ${false}
  ${'FU2 a sum below 0, which is left to ask'} | ${'-1'}   | ${'2021-07'} | ${false}
`('$rule: known $known', ({ amount, through, known }) => {
  const paid = paidOf([{ source: 'fiscal', amountWan: amount, through }], year)
  expect(paid.fiscal !== null).toBe(known)
})

describe('FU3 totals are summed', () => {
  it('and missing while one of their rows is', () => {
    const typed = { ...nothing, fiscal: '400' }
    expect(spendingOf(funds(), typed)).toMatchObject({ initial: '800', adjusted: '1000', spent: null })
    expect(spendingOf(funds(), { ...typed, carryover: '100.5' }).spent).toBe('500.5')
  })

  it('what the treasury tells is no field, and the note says so', () => {
    const known = funds({ paid: { ...nothing, fiscal: { amount: '300', through: '2021-07' } } })
    const spending = spendingOf(known, { ...nothing, carryover: '50' })
    expect(spending).toMatchObject({ asked: ['carryover'], known: ['fiscal'], spent: '350' })
    const rows = fundsRows({ funds: known, spending, typed: nothing, word: '执行数' })
    expect(rows.map(({ cells }) => typeof cells[2])).toEqual(['string', 'string', 'object'])
    expect(treasuryNote(known).note).toBe('财政拨款为国库支付数，截至 2021年7月底，不用填。')
  })

  it('FU2 the form of a whole year says why it still asks', () => {
    const known = funds({ paid: { ...nothing, fiscal: { amount: '300', through: '2021-12' } } })
    const yearOf = spendingOf(known, nothing)
    expect(treasuryNote(known, { yearOf }).note).toMatch(
      /^财政拨款为国库支付数，截至 2021年12月底，不用填。全年.*请按实际填写。$/,
    )
    expect(treasuryNote(funds(), { yearOf: spendingOf(funds(), nothing) }).note).toMatch(
      /^全年执行数在国库支付登记到12月后自动带出/,
    )
    expect(treasuryNote(funds())).toEqual({})
    const all = funds({ budget: { ...nothing, fiscal: row('800', '600') }, paid: known.paid })
    expect(treasuryNote(all, { yearOf: spendingOf(all, nothing) }).note).not.toMatch(/请按实际填写/)
  })

  it('without a source there is no table', () => {
    const none = funds({ budget: nothing })
    expect(fundsRows({ funds: none, spending: spendingOf(none, nothing), typed: nothing, word: '' })).toEqual(
      [],
    )
  })
})

it.each`
  rule                                   | fiscal      | found
  ${'FU4 missing'}                       | ${null}     | ${'M block funds.spent.fiscal'}
  ${'FU4 malformed'}                     | ${'7,0.0'}  | ${'M block funds.spent.fiscal'}
  ${'FU4 negative'}                      | ${'-1'}     | ${'M block funds.spent.fiscal'}
  ${'FU4 more than the source’s budget'} | ${'800.01'} | ${'B warn funds.spent.fiscal'}
`('$rule', ({ fiscal, found }) => {
  const typed = { ...nothing, fiscal, carryover: '0' }
  const findings = checkSpending(funds(), typed, spendingOf(funds(), typed), { missing: 'M', beyond: 'B' })
  expect(findings.map(({ rule, level, field }) => `${rule} ${level} ${field}`)).toEqual([found])
})

it.each`
  rule                      | initial   | adjusted  | spent       | unusual
  ${'FU5 low execution'}    | ${'1000'} | ${'1000'} | ${'899.99'} | ${true}
  ${'FU5 on the edge'}      | ${'1000'} | ${'1000'} | ${'900'}    | ${false}
  ${'FU5 overspent'}        | ${'1000'} | ${'1000'} | ${'1000.1'} | ${true}
  ${'FU5 a changed budget'} | ${'1000'} | ${'900'}  | ${null}     | ${true}
  ${'FU5 not yet reported'} | ${'1000'} | ${'1000'} | ${null}     | ${false}
`('$rule: $unusual', ({ initial, adjusted, spent, unusual }) => {
  expect(isUnusual({ initial, adjusted, spent }, rules)).toBe(unusual)
})

const indicator = (weight: string | null, evidenceRequired?: boolean) => ({
  ...{ id: 'k1', level3: '受助人数', weight },
  ...(evidenceRequired === undefined ? {} : { evidenceRequired }),
})

it.each`
  rule                                | weight    | asked        | required
  ${'EV60 the goal says so'}          | ${null}   | ${true}      | ${1}
  ${'EV60 the weight is on the edge'} | ${'5'}    | ${undefined} | ${1}
  ${'EV60 a light indicator'}         | ${'4.99'} | ${undefined} | ${0}
`('$rule', ({ weight, asked, required }) => {
  expect(evidenceSlot(indicator(weight, asked), rules)).toMatchObject({ slot: 'k1', required })
})

it('EV61 what proves nothing and what is too much block, what is absent is told', () => {
  const photo = (id: string, slot: string): EvidenceRef => ({
    ...{ id, slot, sha256: 'a'.repeat(64), size: 1, mediaType: 'image/jpeg' },
    capture: {
      ...{ source: 'camera', takenAt: '2021-08-01T00:00:00.000Z', monotonicMs: 1, view: '近景' },
      fix: { missing: 'denied' },
    },
  })
  const numbers = { loose: 'L', absent: 'A', photos: 'P', documents: 'D' }
  const check = (evidence: readonly EvidenceRef[]) =>
    checkEvidence(evidence, [indicator('10')], rules, numbers).map(({ rule, level }) => `${rule} ${level}`)
  expect(check([])).toEqual(['A warn'])
  expect(check([photo('1', 'other')])).toEqual(['L block', 'A warn'])
  const many = Array.from({ length: rules.evidence.maxPhotosPerFiling + 1 }, (_, at) =>
    photo(String(at), 'k1'),
  )
  expect(check(many)).toEqual(['P block'])
})

it.each`
  rule                       | accumulation     | operator  | target          | input       | text
  ${'IN11 a number'}         | ${'cumulative'}  | ${'≥'}    | ${'2150'}       | ${'number'} | ${'≥ 2,150'}
  ${'IN11 a grade of three'} | ${'qualitative'} | ${'定性'} | ${'稳步提高'}   | ${'choice'} | ${'稳步提高'}
  ${'IN11 a day'}            | ${'date'}        | ${'≤'}    | ${'2021-11-30'} | ${'date'}   | ${'≤ 2021-11-30'}
`('$rule is asked as what it is', ({ accumulation, operator, target, input, text }) => {
  const measured = { accumulation, operator, target, unit: '' }
  const field = actualField(measured, { path: 'p', label: 'l', value: null, previous: null })
  expect(field).toMatchObject({ input, required: true, value: null })
  expect(targetFigure(measured).text).toBe(text)
})
