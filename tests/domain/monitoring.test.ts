import type { EvidenceRef } from '@domain/evidence/evidence'
import { withValue } from '@domain/filings/content'
import { fieldsOf, itemsOf } from '@domain/filings/form'
import type { Draft } from '@domain/filings/kind'
import type { KnownProject } from '@domain/filings/known-project'
import { isRemarkable } from '@domain/filings/remarked'
import type { Indicator } from '@domain/indicators/indicator'
import type { MonitoringContent, MonitoringSubject } from '@domain/monitoring/form.schema'
import { monitoring } from '@domain/monitoring/monitoring'
import { defaultRuleSets } from '@domain/rule-sets/default-rule-sets'
import { ruleSetFor } from '@domain/rule-sets/rule-set'

const found = ruleSetFor(2020, '360700', defaultRuleSets)
if (!found) throw new Error('no rule set for 2020')
const rules = found

const indicator = (id: string, more: Partial<Indicator> = {}): Indicator => ({
  id,
  level1: '产出指标',
  level2: '数量指标',
  level3: `指标 ${id}`,
  operator: '≥',
  target: '1200',
  unit: '人',
  weight: null,
  accumulation: 'cumulative',
  ...more,
})

function project(indicators: Indicator[], more: Partial<KnownProject> = {}): KnownProject {
  return {
    projectName: '残疾人康复救助',
    projectCode: null,
    departmentName: '市残联',
    unitName: '市残联',
    startYear: 2020,
    endYear: 2020,
    object: 'project',
    budgetBook: '1',
    isNew: false,
    approved: {
      version: 1,
      goal: {
        annualGoal: '康复救助',
        indicators,
        frame: 'none',
        selfEvaluation: { allowed: false, reason: '没有分值' },
      },
    },
    lastYear: null,
    budget: [
      { source: 'fiscal', initialWan: '1200', adjustedWan: '1120' },
      { source: 'carryover', initialWan: '60', adjustedWan: '60' },
    ],
    paid: [],
    previous: null,
    others: {},
    ...more,
  }
}

type MonitoringDraft = Draft<unknown, unknown> & { subject: MonitoringSubject; content: MonitoringContent }

function draftOf(
  known: KnownProject,
  values: Record<string, unknown> = {},
  evidence: EvidenceRef[] = [],
): MonitoringDraft {
  const subject = monitoring.subjectFrom(known, { fiscalYear: 2020, month: 7 }) as MonitoringSubject
  let content = monitoring.blank(subject) as MonitoringContent
  for (const [path, value] of Object.entries(values)) content = withValue(content, path, value)
  return { subject, content, evidence, rules }
}

const onTrack = { 'funds.spent.fiscal': '700', 'funds.spent.carryover': '20' }
const blocks = (draft: MonitoringDraft) =>
  monitoring.check(draft).filter((finding) => finding.level === 'block')

const photo = (id: number, slot: string): EvidenceRef => ({
  id: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
  slot,
  sha256: 'a'.repeat(64),
  size: 1,
  mediaType: 'image/jpeg',
  capture: {
    source: 'camera',
    takenAt: '2020-07-01T00:00:00.000Z',
    monotonicMs: 0,
    fix: { missing: '没有授权' },
    view: '',
  },
})

describe('the form', () => {
  it('MF2 asks at most 12 inputs of a report with 10 undisturbed indicators', () => {
    const indicators = Array.from({ length: 10 }, (_, index) => indicator(`k${index}`))
    const values = Object.fromEntries(indicators.map(({ id }) => [`indicators.${id}.actual`, '700']))
    const form = monitoring.form(draftOf(project(indicators), { ...onTrack, ...values }))
    expect(form.asks).toBe(12)
    expect(fieldsOf(form).filter((field) => field.required)).toHaveLength(12)
    expect(form).toMatchObject({ filled: 12, light: 'green' })
  })

  it('MF1 leaves every actual empty', () => {
    const form = monitoring.form(draftOf(project([indicator('k1')])))
    expect(fieldsOf(form).map((field) => field.value)).toEqual([null, null, null, ''])
    expect(form.filled).toBe(0)
  })

  it('MF3 sets last period’s figures beside the empty fields', () => {
    const first = draftOf(project([indicator('k1')]), { ...onTrack, 'indicators.k1.actual': '300' })
    const known = project([indicator('k1')], {
      previous: { period: '2020-M06', subject: first.subject, content: first.content },
    })
    const form = monitoring.form(draftOf(known))
    const fields = fieldsOf(form)
    expect(fields[0]?.previous?.value).toBe('700')
    expect(fields[2]?.previous).toEqual({ value: '300', text: '上期（2020年1–7月） 300' })
    expect(fields[2]?.value).toBeNull()
  })

  it.each`
    promise                                             | actual   | opened
    ${'MF4 green opens nothing more'}                   | ${'700'} | ${['actual', 'unmeasured']}
    ${'MF4 red opens reason, estimate and possibility'} | ${'100'} | ${['actual', 'unmeasured', 'aspects', 'remark', 'estimate', 'possibility']}
    ${'MF4 yellow opens the same'}                      | ${'500'} | ${['actual', 'unmeasured', 'aspects', 'remark', 'estimate', 'possibility']}
  `('$promise', ({ actual, opened }: { actual: string; opened: string[] }) => {
    const form = monitoring.form(draftOf(project([indicator('k1')]), { 'indicators.k1.actual': actual }))
    expect(itemsOf(form)[0]?.fields.map((field) => field.path.split('.').at(-1))).toEqual(opened)
  })

  it('sums the total row and never asks for it', () => {
    const form = monitoring.form(draftOf(project([]), onTrack))
    const [funds] = form.sections
    expect(funds?.type === 'amounts' && funds.rows[0]?.cells).toEqual(['1,260.00', '1,180.00', '720.00'])
  })

  it('ML2 has no execution light where no budget is registered', () => {
    const form = monitoring.form(
      draftOf(project([indicator('k1')], { budget: [] }), { 'indicators.k1.actual': '900' }),
    )
    expect(form).toMatchObject({ asks: 1, light: 'green' })
  })

  it('MF5 asks for evidence from the rule set’s weight on', () => {
    const form = monitoring.form(
      draftOf(project([indicator('light', { weight: '4.99' }), indicator('heavy', { weight: '5' })])),
    )
    expect(itemsOf(form).map((item) => item.evidence?.required)).toEqual([0, 1])
  })
})

describe('the checks', () => {
  const filled = { ...onTrack, 'indicators.k1.actual': '900' }

  it('accepts a filled report', () => {
    expect(monitoring.check(draftOf(project([indicator('k1')]), filled))).toEqual([])
  })

  it.each`
    promise                                     | values                                                       | rule     | field
    ${'MC2 spending is asked for, 0 included'}  | ${{ 'funds.spent.fiscal': null }}                            | ${'MC2'} | ${'funds.spent.fiscal'}
    ${'MC2 spending is an amount'}              | ${{ 'funds.spent.fiscal': '7,00.0,77' }}                     | ${'MC2'} | ${'funds.spent.fiscal'}
    ${'MC2 spending is not negative'}           | ${{ 'funds.spent.fiscal': '-1' }}                            | ${'MC2'} | ${'funds.spent.fiscal'}
    ${'MC4 an actual is asked for'}             | ${{ 'indicators.k1.actual': null }}                          | ${'MC4'} | ${'indicators.k1.actual'}
    ${'MC4 an actual is a number'}              | ${{ 'indicators.k1.actual': '约九百' }}                      | ${'MC4'} | ${'indicators.k1.actual'}
    ${'MC5 slow execution demands a reason'}    | ${{ 'funds.spent.fiscal': '100', 'funds.estimate': '1100' }} | ${'MC5'} | ${'funds.remark'}
    ${'MC5 slow execution demands an estimate'} | ${{ 'funds.spent.fiscal': '100', 'funds.remark': '招标晚' }} | ${'MC5'} | ${'funds.estimate'}
  `(
    '$promise',
    ({ values, rule, field }: { values: Record<string, unknown>; rule: string; field: string }) => {
      const findings = blocks(draftOf(project([indicator('k1')]), { ...filled, ...values }))
      expect(findings.map((finding) => [finding.rule, finding.field])).toEqual([[rule, field]])
    },
  )

  it('MC6 red and yellow demand aspect, reason, estimate and possibility', () => {
    const behind = draftOf(project([indicator('k1')]), { ...filled, 'indicators.k1.actual': '100' })
    expect(blocks(behind).map((finding) => finding.field)).toEqual(
      ['aspects', 'remark', 'estimate', 'possibility'].map((name) => `indicators.k1.${name}`),
    )
    const explained = {
      'indicators.k1.aspects': ['hardware'],
      'indicators.k1.remark': '设备到货晚',
      'indicators.k1.estimate': '1200',
      'indicators.k1.possibility': '2',
    }
    expect(
      blocks(draftOf(project([indicator('k1')]), { ...filled, 'indicators.k1.actual': '100', ...explained })),
    ).toEqual([])
  })

  it('ML15 a possibility of 3 makes the project red, of 2 at least yellow', () => {
    const light = (possibility: string) =>
      monitoring.form(
        draftOf(project([indicator('k1')]), { ...filled, 'indicators.k1.possibility': possibility }),
      ).light
    expect([light('1'), light('2'), light('3')]).toEqual(['green', 'yellow', 'red'])
  })

  it('MF6 a reason takes the place of an actual that cannot be measured yet', () => {
    const draft = draftOf(project([indicator('k1')]), { ...onTrack, 'indicators.k1.unmeasured': '年底问卷' })
    expect(monitoring.check(draft)).toEqual([])
    expect(itemsOf(monitoring.form(draft))[0]).toMatchObject({
      filled: true,
      actual: { text: '暂不可测', unit: '' },
    })
  })

  it('MC7 warns where a cumulative value falls below last period’s', () => {
    const first = draftOf(project([indicator('k1')]), { ...onTrack, 'indicators.k1.actual': '950' })
    const known = project([indicator('k1')], {
      previous: { period: '2020-M06', subject: first.subject, content: first.content },
    })
    expect(monitoring.check(draftOf(known, filled))).toMatchObject([{ rule: 'MC7', level: 'warn' }])
  })

  it('MC3 warns where more is spent than budgeted', () => {
    expect(
      monitoring.check(draftOf(project([indicator('k1')]), { ...filled, 'funds.spent.fiscal': '1120.01' })),
    ).toMatchObject([{ rule: 'MC3', level: 'warn', field: 'funds.spent.fiscal' }])
  })

  it('MC8 warns of missing evidence, MC9 blocks more than the rule set’s number', () => {
    const heavy = project([indicator('k1', { weight: '10' })])
    expect(monitoring.check(draftOf(heavy, filled))).toMatchObject([{ rule: 'MC8', level: 'warn' }])
    const nine = Array.from({ length: 9 }, (_, index) => photo(index, 'k1'))
    expect(blocks(draftOf(heavy, filled, nine))).toMatchObject([{ rule: 'MC9' }])
    expect(blocks(draftOf(heavy, filled, nine.slice(0, 8)))).toEqual([])
  })

  it('MC1 knows only the approved indicators', () => {
    const draft = draftOf(project([indicator('k1')]), filled, [photo(1, 'k9')])
    expect(blocks(draft)).toMatchObject([{ rule: 'MC1' }])
  })
})

describe('the results', () => {
  const draft = draftOf(project([indicator('k1')]), { ...onTrack, 'indicators.k1.actual': '900' })

  it('leaves sums and one fact an indicator', () => {
    expect(monitoring.facts(draft)).toEqual({
      light: 'green',
      budgetWan: '1180',
      spentWan: '720',
      indicators: [
        {
          indicatorId: 'k1',
          name: '指标 k1',
          target: '≥ 1,200 人',
          actual: '900',
          unit: '人',
          light: 'green',
        },
      ],
    })
  })

  it('MD1 is disclosed only where the rule set says so', () => {
    expect(monitoring.disclose(draft)?.items[0]).toMatchObject({
      promised: '不少于 1,200 人',
      achieved: '900 人',
    })
    const silent = { ...rules, disclosure: { ...rules.disclosure, monitoring: false } }
    expect(monitoring.disclose({ ...draft, rules: silent })).toBeNull()
  })
})

describe('MF7 what the treasury paid', () => {
  const paid = [{ source: 'fiscal', amountWan: '700', through: '2020-07' }]
  const k1 = [indicator('k1')]

  it('is shown with its month, not asked, and counts', () => {
    const draft = draftOf(project(k1, { paid }), { 'funds.spent.carryover': '26' })
    const [funds] = monitoring.form(draft).sections
    if (funds?.type !== 'amounts') throw new Error('no funds')
    expect(funds.rows.map((row) => row.cells[2])).toMatchObject(['726.00', '700.00', { value: '26' }])
    expect(funds.note).toBe('财政拨款为国库支付数，截至 2020年7月底，不用填。')
    expect(monitoring.form(draft).asks).toBe(2)
    expect(monitoring.facts(draft).spentWan).toBe('726')
    expect(blocks(draft).map((finding) => finding.field)).not.toContain('funds.spent.fiscal')
  })

  it.each([
    ['a register that reaches only June', { through: '2020-06' }],
    ['more refunds than payments', { amountWan: '-1' }],
  ])('%s leaves it to ask', (_, differs) => {
    const draft = draftOf(project(k1, { paid: paid.map((amount) => ({ ...amount, ...differs })) }))
    expect(monitoring.form(draft).asks).toBe(3)
  })

  it('MC3 tells of more paid than budgeted', () => {
    const over = paid.map((amount) => ({ ...amount, amountWan: '1120.01' }))
    const draft = draftOf(project(k1, { paid: over }), { 'funds.spent.carryover': '26' })
    expect(monitoring.check(draft)).toContainEqual(expect.objectContaining({ rule: 'MC3', level: 'warn' }))
  })

  it('a subject of before parses, with everything to ask', () => {
    const { paid: _, ...old } = draftOf(project(k1)).subject
    expect(monitoring.parseSubject(old)).toMatchObject({
      paid: { fiscal: null, carryover: null, other: null },
    })
  })

  it('PY4 newer payments fill a subject', () => {
    expect(monitoring.withPayments(draftOf(project(k1)).subject, paid)).toMatchObject({
      paid: { fiscal: { amount: '700', through: '2020-07' }, carryover: null },
    })
  })
})

describe('FR4 what a remark on it can be about', () => {
  const draft = draftOf(project([indicator('k1'), indicator('k10')]))
  const content = { ...draft.content, hidden: { reason: '' } }
  const shown = { form: monitoring.form(draft), content, evidence: [{ id: 'photo-1', slot: 'k1' }] }

  it.each`
    what                                     | field                                | there
    ${'a section'}                           | ${'funds'}                           | ${true}
    ${'a cell of a table'}                   | ${'funds.spent.fiscal'}              | ${true}
    ${'an item'}                             | ${'indicators.k1'}                   | ${true}
    ${'a field of an item'}                  | ${'indicators.k1.actual'}            | ${true}
    ${'a field that does not show just now'} | ${'hidden.reason'}                   | ${true}
    ${'its evidence'}                        | ${'indicators.k1.evidence'}          | ${true}
    ${'one file of it'}                      | ${'indicators.k1.evidence.photo-1'}  | ${true}
    ${'a file of another'}                   | ${'indicators.k10.evidence.photo-1'} | ${false}
    ${'an item that is not there'}           | ${'indicators.k99'}                  | ${false}
    ${'half a name'}                         | ${'indicators.k'}                    | ${false}
    ${'what every object has'}               | ${'constructor'}                     | ${false}
  `('$what: $there', ({ field, there }) => {
    expect(isRemarkable(field, shown)).toBe(there)
  })
})
