import { randomUUID } from 'node:crypto'
import { REFUSED } from '@domain/filings/chain'
import type { DeclarationContent, DeclarationSubject } from '@domain/goal-declaration/declaration.schema'
import { goal, goalAdjustment } from '@domain/goal-declaration/goal'
import { importFile } from '@server/application/registry/import-file'
import { type City, openCity, revision } from '../support/city'
import { declared } from '../support/declaration'
import { problemOf, pulled } from '../support/report'

/** A goal's whole way through the API: declared, audited, returned, approved, monitored, adjusted; and one refused. */
let city: City
const ids: Record<string, { filing: string; project: string }> = {}
beforeAll(async () => {
  city = await openCity()
  const district = '赣州市'
  const project = (name: string, more: object = {}) => ({
    ...{ name, unit: '卫健委', district, startYear: 2022, endYear: 2022, ...more },
  })
  const { findings } = await importFile(city.house, {
    document: {
      projects: [
        project('重点救助'),
        project('一般救助'),
        project('卫健委整体支出', { object: 'department', budgetBook: '1' }),
        project('去年结束的项目', { startYear: 2020, endYear: 2021 }),
      ],
      budgetLines: [
        {
          ...{ project: '重点救助', unit: '卫健委', district, fiscalYear: 2022, source: 'fiscal' },
          ...{ initialWan: '1120', adjustedWan: '1120' },
        },
      ],
      library: [
        {
          level1: '产出',
          level2: '数量',
          level3: '培训人次',
          operator: '≥',
          unit: '人次',
          accumulation: 'cumulative',
        },
      ],
    },
    district,
    unit: null,
    demonstration: false,
  })
  expect(findings).toEqual([])
  const order = {
    kind: 'goal',
    fiscalYear: 2022,
    title: '2022年绩效目标申报',
    opensAt: '2021-08-01T00:00:00.000Z',
    dueAt: '2021-11-30T15:59:59.000Z',
  }
  // TK1, FK5: the two projects and the department as a whole; those that ended are passed over
  expect(await (await city.as('division')).review.openTask(order)).toMatchObject({ opened: 3, already: 0 })
  const { rows } = await city.pool.query<{ id: string; project: string; name: string }>(
    "select f.id, p.id as project, p.name from filing f join project p on p.id = f.project_id where f.kind = 'goal'",
  )
  for (const { id, name, project: of } of rows) ids[name] = { filing: id, project: of }
})
afterAll(() => city.close())

const of = (name: string) => ids[name]?.filing ?? ''

/** The content of 2020 by the levels of 2022. */
const content: DeclarationContent = {
  ...declared,
  indicators: Object.fromEntries(
    Object.entries(declared.indicators).map(([id, row]) => [
      id,
      {
        ...row,
        ...(id === 'c' ? { category: '成本/经济成本', weight: '20' } : {}),
        ...(id === 'e' ? { weight: '20' } : {}),
        ...(id === 't' ? { target: '2022-11-30' } : {}),
      },
    ]),
  ),
}

const approval = (filingId: string, number: number) => ({
  decisionId: randomUUID(),
  filingId,
  revision: number,
  opinion: '',
})

async function handIn(filingId: string, number: number, given = content): Promise<void> {
  const author = await city.as('author')
  await author.sync.push(revision(filingId, number - 1, given))
  for (const person of ['head', 'department'] as const)
    await (await city.as(person)).review.approve(approval(filingId, number))
}

const grades = (grade: string) => ({
  overall: { grade, opinion: '见意见' },
  items: Object.fromEntries(
    ['complete', 'clear', 'relevant', 'scientific', 'reasonable', 'matched', 'feasible', 'prepared'].map(
      (id) => [id, { grade, opinion: '见意见' }],
    ),
  ),
})

const remarks = [{ field: 'indicators.q.target', reason: 'figure' as const, text: '指标值明显偏低' }]

it('offers 指标库 to whoever reports, in rows that a list takes', async () => {
  const entries = await (await city.as('author')).sync.catalogue({ name: 'indicators' })
  expect(entries).toMatchObject([
    { title: '培训人次', terms: 'pxrc', row: { category: '产出/数量', operator: '≥', unit: '人次' } },
  ])
  expect(await (await city.as('administrator')).sync.catalogue({ name: 'indicators' })).toEqual([])
})

it('refuses what the checks block, and takes nothing of it', async () => {
  const author = await city.as('author')
  const before = await city.everything()
  const light = {
    ...content,
    indicators: { ...content.indicators, q: { ...content.indicators.q, weight: '1' } },
  }
  expect(await problemOf(author.sync.push(revision(of('重点救助'), 0, light)))).toBe('filing.refused')
  expect(await city.everything()).toBe(before)
})

it('GA4 中 goes back to be handed in again; then 良 goes on with what is to be improved, and becomes the goal', async () => {
  const filingId = of('重点救助')
  await handIn(filingId, 1)
  const section = await city.as('section')
  const before = await city.everything()
  const middle = { ...approval(filingId, 1), answers: grades('中') }
  expect(await problemOf(section.review.approve(middle))).toBe('decision.not-allowed')
  expect(await problemOf(section.review.refuse({ ...middle, opinion: '不行' }))).toBe('decision.not-allowed')
  expect(await problemOf(section.review.approve(approval(filingId, 1)))).toBe('decision.unanswered')
  expect(await city.everything()).toBe(before)
  expect(await section.review.return({ ...middle, to: 'author', remarks })).toEqual({ at: 'author' })

  const author = await city.as('author')
  const returned = await pulled(author, filingId, ({ at }) => at === 'author')
  expect(returned).toMatchObject({ returnedFrom: 'section', answered: [{ step: 'section', revision: 1 }] })
  await author.sync.push(revision(filingId, 1, { ...content, plan: '筛查、救助、回访、评估' }))
  const good = { ...approval(filingId, 2), answers: grades('良') }
  expect(await problemOf(section.review.approve(good))).toBe('decision.opinion-missing')
  expect(await section.review.approve({ ...good, opinion: '请补充成本测算' })).toEqual({ at: 'division' })
  expect(await (await city.as('division')).review.approve(approval(filingId, 2))).toEqual({ at: 'final' })

  const { rows } = await city.pool.query(
    "select version, goal->>'frame' as frame, goal->'selfEvaluation' as self from goal_version where project_id = $1",
    [ids.重点救助?.project],
  )
  expect(rows).toEqual([{ version: 1, frame: 'complete', self: { allowed: true } }])
  const shown = await city.anybody().disclosure.project({ id: ids.重点救助?.project ?? '' })
  expect(shown[0]?.content).toMatchObject({ kind: 'goal', annualGoal: '救助 2150 人', budgetWan: '1120' })
  expect(JSON.stringify(shown)).not.toContain('8123456') // MK4: the declaration stays inside
  const facts = await city.pool.query(
    'select sum(weight)::text as weights from indicator_fact where filing_id = $1',
    [filingId],
  )
  expect(facts.rows).toEqual([{ weights: '90.0000' }])
})

it('GA4 差 never enters the budget', async () => {
  const filingId = of('一般救助')
  const small = { ...content, funds: { ...content.funds, year: { ...content.funds.year, fiscal: '80' } } }
  await handIn(filingId, 1, small)
  const section = await city.as('section')
  const poor = { ...approval(filingId, 1), answers: grades('差') }
  const before = await city.everything()
  expect(await problemOf(section.review.approve({ ...poor, opinion: '可以' }))).toBe('decision.not-allowed')
  expect(await problemOf(section.review.return({ ...poor, to: 'author', remarks }))).toBe(
    'decision.not-allowed',
  )
  expect(await city.everything()).toBe(before)
  expect(await section.review.refuse({ ...poor, opinion: '与职能无关，不予安排' })).toEqual({ at: REFUSED })

  const author = await city.as('author')
  expect(await problemOf(author.sync.push(revision(filingId, 1, small)))).toBe('filing.not-with-you')
  const { rows } = await city.pool.query('select 1 from goal_version where project_id = $1', [
    ids.一般救助?.project,
  ])
  expect(rows).toEqual([])
  expect((await city.audit()).filter(({ subject_id }) => subject_id === filingId).at(-1)?.action).toBe(
    'filing.refused',
  )
})

it('files the goal of a department as a whole', async () => {
  const filingId = of('卫健委整体支出')
  const tasks = { a: { position: 1, name: '康复救助', content: '', amount: '1120' } }
  await handIn(filingId, 1, { ...content, basis: '', plan: '', costBasis: '', tasks })
  await (await city.as('section')).review.approve({ ...approval(filingId, 1), answers: grades('优') })
  expect(await (await city.as('division')).review.approve(approval(filingId, 1))).toEqual({ at: 'final' })
})

it('an adjustment goes the same way and makes the next version, once', async () => {
  const author = await city.as('author')
  const projectId = ids.重点救助?.project ?? ''
  const beginning = { kind: 'goal-adjustment', projectId, fiscalYear: 2022 }
  const { filingId } = await author.sync.begin(beginning)
  expect(await author.sync.begin(beginning)).toEqual({ filingId })
  expect(await problemOf((await city.as('stranger')).sync.begin(beginning))).toBe('filing.not-to-begin')

  const filing = await pulled(author, filingId)
  const subject = goalAdjustment.parseSubject(filing.subject) as DeclarationSubject
  const start = goalAdjustment.blank(subject) as DeclarationContent
  expect(start.plan).toBe('筛查、救助、回访、评估') // FK1: what was declared last is there
  const q = start.indicators.q
  if (!q) throw new Error('the approved indicator is gone')
  const adjusted = {
    ...start,
    adjustment: { reason: '疫情影响，救助点停开' },
    indicators: { ...start.indicators, q: { ...q, target: '1800' } },
  }
  const photo = await city.photo('adjustment')
  await author.sync.push(revision(filingId, 0, adjusted, [photo]))
  for (const person of ['head', 'department'] as const)
    await (await city.as(person)).review.approve(approval(filingId, 1))
  await (await city.as('section')).review.approve({ ...approval(filingId, 1), answers: grades('优') })
  const last = approval(filingId, 1)
  const division = await city.as('division')
  expect(await division.review.approve(last)).toEqual({ at: 'final' })
  expect(await division.review.approve(last)).toEqual({ at: 'final' })

  const { rows } = await city.pool.query(
    `select version, (select i->>'target' from jsonb_array_elements(goal->'indicators') i where i->>'id' = 'q') as target
       from goal_version where project_id = $1 order by version`,
    [projectId],
  )
  expect(rows).toEqual([
    { version: 1, target: '2150' },
    { version: 2, target: '1800' },
  ])
})

it('the approved goal is what monitoring then measures', async () => {
  const window = { opensAt: '2021-08-01T00:00:00.000Z', dueAt: '2022-08-31T15:59:59.000Z' }
  const opened = await (await city.as('division')).review.openTask({
    ...{ kind: 'monitoring', fiscalYear: 2022, month: 7, title: '监控', ...window },
  })
  expect(opened.opened).toBe(2)
  const { rows } = await city.pool.query(
    "select subject->>'goalVersion' as version from filing where kind = 'monitoring' and project_id = $1",
    [ids.重点救助?.project],
  )
  expect(rows).toEqual([{ version: '2' }])
})

it('reads contents that a phone kept before later fields came', () => {
  const { adjustment: _, tasks: __, ...early } = declared
  expect(() => goal.parseContent(early)).not.toThrow()
})
