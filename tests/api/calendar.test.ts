import type { Caller, City, Person } from '../support/city'
import { openCity, revision } from '../support/city'
import { problemOf, pulled, reportFor } from '../support/report'

/** The calendar in use (CA1–CA7): windows of tasks, a district's own days, extensions and excuses. */
let city: City
let admin: Caller
let division: Caller
let districtId: string
beforeEach(async () => {
  city = await openCity()
  admin = await city.as('administrator')
  division = await city.as('division')
  districtId = (await admin.administration.districts())[0]?.id ?? ''
})
afterEach(() => city.close())

async function refuses(problem: string, call: () => Promise<unknown>): Promise<void> {
  const before = await city.everything()
  expect(await problemOf(call())).toBe(problem)
  expect(await city.everything()).toBe(before)
}
const calendar = () => admin.administration.calendar({ districtId, fiscalYear: 2021 })
const monitoring = async () => (await calendar()).stages.find(({ id }) => id === 'monitoring')
const window = (version: number | null, dueOn = '2021-09-10') => ({
  districtId,
  fiscalYear: 2021,
  stage: 'monitoring',
  version,
  opensOn: '2021-08-10',
  dueOn,
  remindDays: [5],
})
const task = (month: number) =>
  division.review.openTask({
    kind: 'monitoring',
    fiscalYear: 2021,
    month,
    title: '监控',
    opensAt: null,
    dueAt: null,
  })
const lastAudit = async () =>
  (await city.pool.query('select action, details from audit_record order by seq desc limit 1')).rows[0]

describe('windows', () => {
  it('CA4 the rule set’s days hold until the district sets its own, and again after it', async () => {
    expect(await monitoring()).toMatchObject({ opensOn: '2021-08-01', dueOn: '2021-08-31', version: null })
    await admin.administration.saveWindow(window(null))
    expect(await monitoring()).toMatchObject({
      dueOn: '2021-09-10',
      version: 1,
      usual: { dueOn: '2021-08-31' },
    })
    expect(await lastAudit()).toMatchObject({
      action: 'calendar.window-saved',
      details: { before: null, after: { stage: 'monitoring', fiscalYear: 2021, dueOn: '2021-09-10' } },
    })
    const { opensOn: _, dueOn: __, remindDays: ___, ...key } = window(1)
    await admin.administration.clearWindow(key)
    expect(await monitoring()).toMatchObject({ dueOn: '2021-08-31', version: null })
  })

  it('AD3 a change upon another version is refused; the same again changes nothing', async () => {
    await admin.administration.saveWindow(window(null))
    const before = await city.everything()
    await admin.administration.saveWindow(window(null))
    expect(await city.everything()).toBe(before)
    await refuses('admin.stale', () => admin.administration.saveWindow(window(null, '2021-09-11')))
  })

  it.each`
    promise                                  | problem                 | change
    ${'the end lies before the beginning'}   | ${'calendar.backwards'} | ${{ dueOn: '2021-08-01' }}
    ${'a stage that the rule set knows not'} | ${'calendar.no-window'} | ${{ stage: 'nonsense' }}
    ${'AD1 another district'}                | ${'admin.not-found'}    | ${{ districtId: 'elsewhere' }}
  `('refused: $promise', async ({ problem, change }) => {
    await refuses(problem, () => admin.administration.saveWindow({ ...window(null), ...change }))
  })

  it.each(['division', 'author'] as Person[])('AD1 %s sets no days', async (person) => {
    const caller = await city.as(person)
    await refuses('admin.not-yours', () => caller.administration.saveWindow(window(null)))
    await refuses('admin.not-yours', () => caller.administration.calendar({ districtId, fiscalYear: 2021 }))
  })

  it('CA1, CA2 a day off in the district moves a due day of the rule set', async () => {
    const counted = { working: false, note: '防汛应急' }
    const days = await admin.administration.saveDay({ districtId, day: '2021-08-31', version: null, counted })
    expect(days).toEqual([{ day: '2021-08-31', ...counted, version: 1 }])
    expect(await monitoring()).toMatchObject({ dueOn: '2021-09-01' })
    await refuses('admin.stale', () =>
      admin.administration.saveDay({ districtId, day: '2021-08-31', version: null, counted: null }),
    )
    await admin.administration.saveDay({ districtId, day: '2021-08-31', version: 1, counted: null })
    expect(await monitoring()).toMatchObject({ dueOn: '2021-08-31' })
  })
})

describe('tasks', () => {
  it('CA7 a task without days takes window and reminders of its stage', async () => {
    await city.pool.query('delete from change; delete from filing; delete from task')
    await admin.administration.saveWindow(window(null))
    await task(7)
    const { rows } = await city.pool.query('select opens_at, due_at, remind_days from task')
    expect(rows).toEqual([
      {
        opens_at: new Date('2021-08-09T16:00:00.000Z'),
        due_at: new Date('2021-09-10T15:59:59.000Z'),
        remind_days: [5],
      },
    ])
  })

  it('CA7 a month without a window of its own needs days', async () => {
    await refuses('calendar.no-window', () => task(9))
  })

  it('TK3 the division sees what it can ask for, with the days of its calendar', async () => {
    await admin.administration.saveWindow(window(null))
    const plans = await division.review.taskPlans({ fiscalYear: 2021 })
    const window2022 = { opensOn: '2022-02-01', dueOn: '2022-05-05' }
    expect(plans.map(({ kind, rhythm, month, window: days }) => [kind, rhythm, month, days])).toEqual([
      ['goal', 'year', null, { opensOn: '2020-09-01', dueOn: '2020-11-02' }],
      ['monitoring', 'months', 7, { opensOn: '2021-08-10', dueOn: '2021-09-10' }],
      ['self-evaluation', 'year', null, window2022],
      ['department-evaluation', 'year', null, window2022],
    ])
  })

  it.each(['author', 'section', 'administrator'] as Person[])('TK3 %s sees none of it', async (person) => {
    const caller = await city.as(person)
    await refuses('task.not-yours-to-open', () => caller.review.taskPlans({ fiscalYear: 2021 }))
  })
})

describe('extension', () => {
  const extension = (dueOn = '2021-09-10') => ({ filingId: city.filingId, dueOn, reason: '洪涝，道路中断' })

  it('CA6, SY8 a filing past its window is taken again until the end of the day granted', async () => {
    const author = await city.as('author')
    const report = await reportFor(city, author)
    city.at('2021-09-05T00:00:00.000Z')
    await refuses('filing.late', () => author.sync.push(revision(city.filingId, 0, report.content)))
    expect(await division.board.extend(extension())).toEqual({ dueAt: '2021-09-10T15:59:59.000Z' })
    expect(await lastAudit()).toMatchObject({
      action: 'filing.extended',
      details: {
        before: { dueAt: '2021-08-31T15:59:59.000Z' },
        after: { dueAt: '2021-09-10T15:59:59.000Z' },
        reason: '洪涝，道路中断',
      },
    })
    expect((await pulled(author, city.filingId)).dueAt).toBe('2021-09-10T15:59:59.000Z')
    city.at('2021-09-10T15:59:58.000Z')
    expect((await author.sync.push(revision(city.filingId, 0, report.content))).payload.number).toBe(1)
  })

  it('CA6 holds for that filing alone, and ends', async () => {
    await division.board.extend(extension())
    city.at('2021-09-05T00:00:00.000Z')
    const stranger = await city.as('stranger')
    const other = await reportFor(city, stranger, city.otherFilingId)
    await refuses('filing.late', () => stranger.sync.push(revision(city.otherFilingId, 0, other.content)))
    const author = await city.as('author')
    const report = await reportFor(city, author)
    city.at('2021-09-10T16:00:00.000Z')
    await refuses('filing.late', () => author.sync.push(revision(city.filingId, 0, report.content)))
  })

  it('CA6 goes at most ten working days beyond the due day, and not before it', async () => {
    await refuses('filing.extension-range', () => division.board.extend(extension('2021-09-15')))
    await refuses('filing.extension-range', () => division.board.extend(extension('2021-08-30')))
    await division.board.extend(extension('2021-09-14'))
    const before = await city.everything()
    await division.board.extend(extension('2021-09-14'))
    expect(await city.everything()).toBe(before)
    // ten days from the task's own due day, not from the last extension
    await refuses('filing.extension-range', () => division.board.extend(extension('2021-09-24')))
  })

  it.each`
    person             | problem
    ${'author'}        | ${'filing.not-yours-to-extend'}
    ${'section'}       | ${'filing.not-yours-to-extend'}
    ${'stranger'}      | ${'filing.not-found'}
    ${'county'}        | ${'filing.not-found'}
    ${'administrator'} | ${'filing.not-found'}
  `('CA6 $person grants none', async ({ person, problem }: { person: Person; problem: string }) => {
    const caller = await city.as(person)
    await refuses(problem, () => caller.board.extend(extension()))
    await refuses(problem, () => caller.board.excuse({ filingId: city.filingId, reason: '项目取消' }))
  })
})
