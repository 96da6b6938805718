import { randomUUID } from 'node:crypto'
import { REFUSED } from '@domain/filings/chain'
import type { AmountsSection, Form, ItemsSection, ListEditing } from '@domain/filings/form'
import { type FilingKind, registered, registry } from '@domain/filings/kind'
import { inOrder } from '@domain/filings/list'
import { reviewForm } from '@domain/filings/review-form'
import { actorOf } from '@server/application/identity/sessions'
import type { House, Work } from '@server/application/ports/context'
import { decide, type Verdict } from '@server/application/review/decide'
import { reviewQueue } from '@server/application/review/review-queue'
import { pushRevision } from '@server/application/sync/push-revision'
import { beginFiling } from '@server/application/tasks/begin-filing'
import { openTask } from '@server/application/tasks/open-task'
import { viewFiling } from '@server/application/view-filing'
import * as z from 'zod'
import { type City, openCity, type Person, password, revision } from '../support/city'
import { problemOf } from '../support/report'

/** Kinds of filing, each whole in its declaration: nothing else in the product knows of them. */
const subject = z.strictObject({ place: z.string(), year: z.number() })
const visitor = z.strictObject({ name: z.string(), position: z.number().int() })
const content = z.strictObject({ visitors: z.record(z.string(), visitor) })
const answers = z.strictObject({ grade: z.enum(['好', '差']).nullable() })

type Visit = z.infer<typeof content>

const list: ListEditing = { path: 'visitors', word: '走访人', max: 5, blank: { name: '' }, sources: [] }

function visitForm({ visitors }: Visit, place: string): Form {
  const rows: ItemsSection = {
    type: 'items',
    id: 'visitors',
    title: '走访人',
    list,
    items: inOrder(visitors).map(([id, { name }]) => ({
      id,
      path: `visitors.${id}`,
      tags: [],
      title: name,
      target: { label: '', text: '', unit: '' },
      actual: null,
      verdict: { light: 'gray', measure: null, caption: '' },
      fields: [
        {
          path: `visitors.${id}.name`,
          label: '姓名',
          input: 'text',
          short: true,
          required: true,
          value: name,
        },
      ],
      evidence: null,
      filled: name !== '',
    })),
  }
  const cost: AmountsSection = {
    type: 'amounts',
    id: 'cost',
    path: 'cost',
    title: '经费',
    unit: '万元',
    columns: ['金额'],
    rows: [],
    stated: true,
    verdict: { light: 'gray', measure: null, caption: '' },
    fields: [],
  }
  const count = Object.keys(visitors).length
  return {
    title: '现场走访',
    known: [{ label: '地点', text: place }],
    sections: [cost, rows],
    asks: 1,
    filled: Math.min(1, count),
    light: count === 0 ? 'gray' : 'green',
  }
}

const siteVisit: FilingKind<z.infer<typeof subject>, Visit> = {
  kind: 'site-visit',
  title: '现场走访',
  subject,
  content,
  chain: [
    { id: 'section', title: '业务科室', role: 'section' },
    { id: 'division', title: '绩效科', role: 'division' },
  ],
  occasion: { rhythm: 'year', objects: ['project'], approvedGoal: 'absent' },
  reviewForms: [
    reviewForm<z.infer<typeof subject>, Visit, z.infer<typeof answers>>({
      step: 'section',
      title: '走访审核表',
      answers,
      blank: () => ({ grade: null }),
      form: ({ content: visit, subject: { place } }) => visitForm(visit, place),
      check: (_, { grade }) =>
        grade === null ? [{ rule: 'SV2', level: 'block', field: 'grade', message: '请选择评价' }] : [],
      judge: (_, { grade }) => ({
        word: grade ?? '',
        light: grade === '好' ? 'green' : 'red',
        points: null,
        allows: grade === '好' ? ['approved', 'returned'] : ['refused'],
        opinionRequired: false,
        sentence: grade === '好' ? '可以通过。' : '不予通过。',
      }),
    }),
  ],
  subjectFrom: ({ unitName }, { fiscalYear }) => ({ place: unitName, year: fiscalYear }),
  blank: () => ({ visitors: {} }),
  form: (draft) => visitForm(draft.content, draft.subject.place),
  check: ({ content: { visitors } }) =>
    Object.keys(visitors).length === 0
      ? [{ rule: 'SV1', level: 'block', field: 'visitors', message: '请填写走访人' }]
      : [],
  facts: () => ({
    light: 'green',
    budgetWan: null,
    spentWan: null,
    score: { total: '96.5', rawGrade: '优', finalGrade: '良', capReason: '执行率低于 85%' },
    indicators: [
      {
        indicatorId: 'v',
        name: '走访',
        target: '2',
        actual: '2',
        unit: '人',
        light: 'green',
        weight: '10',
        score: '9.5',
      },
    ],
  }),
  disclose: ({ content: { visitors } }) => ({
    light: 'green',
    budgetWan: null,
    spentWan: null,
    asOf: '2022年',
    score: { total: '96.50', of: '100', grade: '良' },
    items: [
      {
        id: 'visit',
        name: '走访',
        promised: '两人走访',
        achieved: inOrder(visitors)
          .map(([, { name }]) => name)
          .join('、'),
        percent: null,
        light: 'green',
        explanation: null,
        remedy: null,
      },
    ],
  }),
  effects: ({ content: { visitors } }) => [
    {
      type: 'approve-goal',
      amountWan: '12.5',
      goal: {
        annualGoal: '走访到位',
        indicators: Object.keys(visitors).map((id) => ({
          id,
          level1: '产出',
          level2: '数量',
          level3: '走访次数',
          operator: '≥',
          target: '2',
          unit: '次',
          weight: null,
          accumulation: 'cumulative',
        })),
        frame: 'none',
        selfEvaluation: { allowed: false, reason: '没有分值' },
      },
    },
  ],
}

const correction: FilingKind<z.infer<typeof subject>, Visit> = {
  ...siteVisit,
  kind: 'correction',
  title: '更正',
  occasion: { rhythm: 'as-needed', objects: ['project'], approvedGoal: 'required', looksAt: ['site-visit'] },
  subjectFrom: ({ others }, { fiscalYear }) => ({
    place: others['site-visit'] ? '接着走访' : '没有走访',
    year: fiscalYear,
  }),
  effects: () => [],
}

let city: City
let house: House
let filingId: string
let otherId: string
beforeAll(async () => {
  city = await openCity()
  house = { ...city.house, kinds: registry([registered(siteVisit), registered(correction)]) }
  await city.pool.query('update project set end_year = 2022')
  const window = { opensAt: '2021-08-01T00:00:00.000Z', dueAt: '2021-08-31T00:00:00.000Z' }
  const order = { kind: 'site-visit', fiscalYear: 2022, month: 3, title: '走访', ...window }
  expect(await openTask(await work('division'), order)).toEqual({ opened: 2, already: 0, unfit: [] })
  expect(await openTask(await work('division'), order)).toEqual({ opened: 0, already: 2, unfit: [] })
  filingId = await filingOf('卫健委')
  otherId = await filingOf('教育局')
})
afterAll(() => city.close())

async function filingOf(unit: string): Promise<string> {
  const { rows } = await city.pool.query<{ id: string; period: string; goal_version_id: string | null }>(
    `select f.id, f.period, f.goal_version_id from filing f join unit u on u.id = f.unit_id
      where f.kind = 'site-visit' and u.name = $1`,
    [unit],
  )
  // FK5, FK6: of a year, before there is a goal
  expect(rows[0]).toMatchObject({ period: '2022', goal_version_id: null })
  return rows[0]?.id ?? ''
}

async function work(person: Person): Promise<Work> {
  const { token } = await city.anybody().identity.signIn({ username: person, password, device: 'test' })
  const actor = await actorOf(house, token)
  if (!actor) throw new Error(`${person} cannot sign in`)
  return { ...house, actor }
}

const wrapped = (call: Promise<unknown>) =>
  call.catch((cause) => Promise.reject(Object.assign(new Error(), { cause })))

const two = { visitors: { b: { name: '李某', position: 2 }, a: { name: '张某', position: 1 } } }
const verdict = (more: Partial<Verdict> = {}): Verdict => ({
  decisionId: randomUUID(),
  filingId,
  revision: 1,
  outcome: 'approved',
  to: '',
  opinion: '',
  remarks: [],
  ...more,
})

it('goes the whole way of a filing without a change anywhere else', async () => {
  const author = await work('author')
  const section = await work('section')
  const division = await work('division')
  expect(await problemOf(wrapped(pushRevision(author, revision(filingId, 0, { visitors: {} }))))).toBe(
    'filing.refused',
  )
  expect((await pushRevision(author, revision(filingId, 0, two))).payload.number).toBe(1)

  // RV6: green, and yet not passed from the list, for the step has a form of its own
  const { rows } = await reviewQueue(section, {})
  expect(rows.find((row) => row.filingId === filingId)).toMatchObject({ light: 'green', batchable: false })
  const before = await city.everything()
  const refusals: [Partial<Verdict>, string][] = [
    [{}, 'decision.unanswered'],
    [{ answers: { grade: null } }, 'decision.refused'],
    [{ answers: { grade: '中' } }, 'decision.refused'],
    [{ answers: { grade: '差' } }, 'decision.not-allowed'],
    [{ answers: { grade: '好' }, outcome: 'refused', opinion: '不行' }, 'decision.not-allowed'],
  ]
  for (const [more, code] of refusals)
    expect(await problemOf(wrapped(decide(section, verdict(more))))).toBe(code)
  expect(await city.everything()).toBe(before) // FV2: a refused decision leaves no trace

  const approval = verdict({ answers: { grade: '好' } })
  expect(await decide(section, approval)).toEqual({ at: 'division' })
  expect(await decide(section, approval)).toEqual({ at: 'division' })
  expect(await problemOf(wrapped(decide(section, { ...approval, answers: { grade: '差' } })))).toBe(
    'decision.differs', // FV1: the answers belong to the decision
  )
  const seen = await viewFiling(division, filingId)
  expect(seen.answered).toMatchObject([{ step: 'section', revision: 1, answers: { grade: '好' } }]) // FV4
  expect(await problemOf(wrapped(decide(division, verdict({ outcome: 'refused', opinion: '不行' }))))).toBe(
    'decision.not-allowed', // FV2: no form, no refusal
  )
  expect(await decide(division, verdict())).toEqual({ at: 'final' })
  expect(await viewFiling(author, filingId)).toMatchObject({ title: '现场走访', whereabouts: '已办结' })

  const published = await city.pool.query(
    "select content->'result' as result from snapshot where kind = 'site-visit'",
  )
  expect(published.rows[0].result).toMatchObject({
    score: { total: '96.50', of: '100', grade: '良' },
    items: [{ achieved: '张某、李某' }],
  })
})

it('FE1 carries out the effects of the final approval, and leaves its facts for plain queries', async () => {
  const { rows: goals } = await city.pool.query(
    'select version, goal from goal_version where fiscal_year = 2022',
  )
  expect(goals).toMatchObject([{ version: 1, goal: { annualGoal: '走访到位' } }])
  const { rows: shown } = await city.pool.query(
    "select content->>'budgetWan' as budget from snapshot where kind = 'goal' and period = '2022'",
  )
  expect(shown).toEqual([{ budget: '12.5' }])
  const { rows: facts } = await city.pool.query(
    `select f.score::float, f.raw_grade, f.final_grade, i.weight::float, i.score::float as points
       from filing_fact f join indicator_fact i using (filing_id) where filing_id = $1`,
    [filingId],
  )
  expect(facts).toEqual([{ score: 96.5, raw_grade: '优', final_grade: '良', weight: 10, points: 9.5 }])
  expect((await city.audit()).map(({ action }) => action)).toContain('goal.approved')
})

it('FC8 a refusal ends it without effect, says why, and is in the audit log', async () => {
  const stranger = await work('stranger')
  const all = await work('division')
  await city.pool.query("update filing set section_id = (select id from section where name = '社保科')")
  const section = await work('section')
  await pushRevision(stranger, revision(otherId, 0, two))
  const refusal = verdict({ filingId: otherId, outcome: 'refused', answers: { grade: '差' } })
  expect(await problemOf(wrapped(decide(section, refusal)))).toBe('decision.opinion-missing') // FV3
  expect(await decide(section, { ...refusal, opinion: '与事实不符' })).toEqual({ at: REFUSED })
  const view = await viewFiling(all, otherId)
  expect(view).toMatchObject({ whereabouts: '不予通过', may: { report: false, decide: false } })
  expect(view.timeline.map(({ what }) => what)).toContain('不予通过第 1 版')
  expect(await problemOf(wrapped(pushRevision(stranger, revision(otherId, 1, two))))).toBe(
    'filing.not-with-you',
  )
  const { rows } = await city.pool.query(
    `select (select count(*)::int from goal_version g where g.fiscal_year = 2022 and g.project_id = f.project_id) as goals,
            (select count(*)::int from filing_fact x where x.filing_id = f.id) as facts from filing f where f.id = $1`,
    [otherId],
  )
  expect(rows).toEqual([{ goals: 0, facts: 0 }])
  const actions = (await city.audit()).filter(({ subject_id }) => subject_id === otherId)
  expect(actions.map(({ action }) => action)).toContain('filing.refused')
})

it('TK2 an author begins one of a kind that is filed as needed; asking again begins no second', async () => {
  const author = await work('author')
  const { rows } = await city.pool.query<{ project_id: string }>(
    'select project_id from filing where id = $1',
    [filingId],
  )
  const beginning = { kind: 'correction', projectId: rows[0]?.project_id ?? '', fiscalYear: 2022 }
  const begun = await beginFiling(author, beginning)
  expect(await beginFiling(author, beginning)).toEqual(begun)
  const view = await viewFiling(author, begun.filingId)
  expect(view).toMatchObject({ period: '2022-01', subject: { place: '接着走访' }, may: { report: true } })

  const stranger = await work('stranger')
  const before = await city.everything()
  expect(await problemOf(wrapped(beginFiling(stranger, beginning)))).toBe('filing.not-to-begin')
  expect(await problemOf(wrapped(beginFiling(author, { ...beginning, fiscalYear: 2023 })))).toBe(
    'filing.not-to-begin',
  )
  expect(await problemOf(wrapped(beginFiling(author, { ...beginning, kind: 'site-visit' })))).toBe(
    'request.malformed',
  )
  expect(await city.everything()).toBe(before)
})
