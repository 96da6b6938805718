import type { Caller, City, Person } from '../support/city'
import { openCity, revision } from '../support/city'
import { problemOf, reportFor } from '../support/report'

/** The board (CV1–CV4): from the district down to the filing, and the figures of the city's report of 2020. */
let city: City
let division: Caller
beforeEach(async () => {
  city = await openCity()
  division = await city.as('division')
})
afterEach(() => city.close())

const of2021 = { fiscalYear: 2021, kind: 'monitoring', period: null }
const whole = (caller = division) => caller.board.coverage({ ...of2021, within: null })

it('CV1, CV3 drills down from district to department, unit and filing', async () => {
  const author = await city.as('author')
  const report = await reportFor(city, author)
  await author.sync.push(revision(city.filingId, 0, report.content))
  const top = await whole()
  expect(top).toMatchObject({
    by: 'district',
    total: { should: 2, filed: 1, audited: 0, coveragePercent: '50', auditPercent: '0' },
    rows: [{ name: '赣州市', should: 2 }],
  })
  const district = await division.board.coverage({
    ...of2021,
    within: { level: 'district', id: top.rows[0]?.id ?? '' },
  })
  expect(district.by).toBe('department')
  expect(district.rows.map(({ name, filed, coveragePercent }) => [name, filed, coveragePercent])).toEqual([
    ['卫健委', 1, '100'],
    ['教育局', 0, '0'],
  ])
  const units = await division.board.coverage({
    ...of2021,
    within: { level: 'department', id: district.rows[0]?.id ?? '' },
  })
  expect([units.by, units.rows.length]).toEqual(['unit', 1])
  const { rows, next } = await division.board.filings({
    ...of2021,
    unitId: units.rows[0]?.id ?? '',
    after: null,
  })
  expect(rows).toMatchObject([{ filingId: city.filingId, at: 'unit-head', revision: 1 }])
  expect(next).toBeNull()
  expect(units.total.filedWan).toBe(rows[0]?.budgetWan)
})

it('CV1 what is excused with a reason need not be filed; what was handed in cannot be excused', async () => {
  await division.board.excuse({ filingId: city.otherFilingId, reason: '项目已取消' })
  expect((await whole()).total).toMatchObject({ should: 1, excused: 1, coveragePercent: '0' })
  await division.board.excuse({ filingId: city.otherFilingId, reason: null })
  expect((await whole()).total).toMatchObject({ should: 2, excused: 0 })
  const author = await city.as('author')
  const report = await reportFor(city, author)
  await author.sync.push(revision(city.filingId, 0, report.content))
  await (await city.as('head')).review.return({
    decisionId: '018f0000-0000-7000-8000-000000000009',
    filingId: city.filingId,
    revision: 1,
    opinion: '',
    to: 'author',
    remarks: [{ field: `indicators.${report.indicators[0]}`, reason: 'figure', text: '与台账不符' }],
  })
  const before = await city.everything()
  expect(await problemOf(division.board.excuse({ filingId: city.filingId, reason: '取消' }))).toBe(
    'filing.handed-in',
  )
  expect(await city.everything()).toBe(before)
})

it('CV5 what was never handed in is missed once its time is over, until it is extended or excused; nothing is filed for it', async () => {
  const listed = async () => {
    const { rows } = await division.board.filings({ ...of2021, unitId: await unitOf(), after: null })
    return rows.map(({ revision: number, missed }) => [number, missed])
  }
  const unitOf = async () =>
    (await city.pool.query('select unit_id from filing where id = $1', [city.filingId])).rows[0].unit_id
  expect(await listed()).toEqual([[0, false]])
  city.at('2021-09-01T00:00:00.000Z')
  expect(await listed()).toEqual([[0, true]])
  expect((await whole()).total).toMatchObject({ should: 2, filed: 0 })
  await division.board.extend({ filingId: city.filingId, dueOn: '2021-09-10', reason: '洪涝，道路中断' })
  expect(await listed()).toEqual([[0, false]])
  city.at('2021-09-11T00:00:00.000Z')
  expect(await listed()).toEqual([[0, true]])
  await division.board.excuse({ filingId: city.filingId, reason: '项目已取消' })
  expect(await listed()).toEqual([[0, false]])
  expect((await city.pool.query('select 1 from revision')).rows).toEqual([])
})

it.each`
  person           | should | names
  ${'division'}    | ${2}   | ${['卫健委', '教育局']}
  ${'section'}     | ${1}   | ${['卫健委']}
  ${'department'}  | ${1}   | ${['卫健委']}
  ${'head'}        | ${1}   | ${['卫健委']}
  ${'strangeHead'} | ${1}   | ${['教育局']}
  ${'county'}      | ${0}   | ${[]}
`(
  'CV4 $person sees $names',
  async ({ person, should, names }: { person: Person; should: number; names: string[] }) => {
    const caller = await city.as(person)
    const top = await whole(caller)
    expect(top.total.should).toBe(should)
    const id = (await whole()).rows[0]?.id ?? ''
    const departments = await caller.board.coverage({ ...of2021, within: { level: 'district', id } })
    expect(departments.rows.map(({ name }) => name)).toEqual(names)
  },
)

it.each(['author', 'administrator', 'disclosure'] as Person[])('CV4 %s has no board', async (person) => {
  expect(await problemOf(whole(await city.as(person)))).toBe('board.not-yours')
})

it('reproduces 439 / 48.87 亿 and 415 / 42.67 亿, filed and audited to 100 %', async () => {
  await generated('self-evaluation', 439, 488_700)
  await generated('goal', 415, 426_700)
  const read = (kind: string) =>
    division.board.coverage({ fiscalYear: 2020, kind, period: null, within: null })
  expect((await read('self-evaluation')).total).toEqual({
    should: 439,
    excused: 0,
    filed: 439,
    audited: 439,
    filedWan: '488700',
    auditedWan: '488700',
    coveragePercent: '100',
    auditPercent: '100',
  })
  expect((await read('goal')).total).toMatchObject({
    filed: 415,
    filedWan: '426700',
    coveragePercent: '100',
    auditPercent: '100',
  })
  await city.pool.query(
    "update filing set at = 'author' where id = (select id from filing where kind = 'goal' limit 1)",
  )
  expect((await read('goal')).total).toMatchObject({ audited: 414, auditPercent: '99.7' })
})

/** So many filings of a kind and 2020, each of a project of its own, over both departments; the last takes the rest of the sum. */
async function generated(kind: string, count: number, totalWan: number): Promise<void> {
  await city.pool.query(
    `with task as (insert into task (id, kind, fiscal_year, period, title, district_id, opens_at, due_at)
       select gen_random_uuid(), $1, 2020, '2020', '2020', district_id, now(), now() from filing limit 1 returning id),
     source as (select f.*, row_number() over (order by f.id) - 1 as n from filing f where f.kind = 'monitoring'),
     numbered as (select s.*, g, $1 || g as project from generate_series(1, $2::int) g join source s on s.n = g % 2),
     projects as (insert into project (id, name, unit_id, start_year, end_year)
       select project, project, unit_id, 2020, 2020 from numbered returning id)
     insert into filing (id, kind, period, fiscal_year, task_id, project_id, unit_id, department_id, section_id, district_id,
                         rule_set_id, subject, at, revision, final_at, budget_wan)
       select gen_random_uuid(), $1, '2020', 2020, task.id, project, unit_id, department_id, section_id, district_id,
              rule_set_id, subject, 'final', 1, now(),
              case when g < $2 then trunc($3::numeric / $2, 6) else $3 - trunc($3::numeric / $2, 6) * ($2 - 1) end
         from numbered, task where project in (select id from projects)`,
    [kind, count, totalWan],
  )
}
