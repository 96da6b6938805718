import { randomUUID } from 'node:crypto'
import { forgetNotices } from '@server/application/notices/forget-notices'
import { remindDue } from '@server/application/notices/remind-due'
import { type Caller, type City, openCity, type Person, revision } from '../support/city'
import { problemOf, reportFor } from '../support/report'

/** The inbox: who is told what, once, and in the transaction of what happened (NT1–NT8). */
let city: City
beforeEach(async () => {
  city = await openCity()
})
afterEach(() => city.close())

const inbox = async (person: Person) => (await (await city.as(person)).notices.list({ after: null })).rows
const titles = async (person: Person) => (await inbox(person)).map(({ title }) => title)
const everybody: readonly Person[] = [
  'author',
  'colleague',
  'head',
  'department',
  'section',
  'division',
  'disclosure',
  'administrator',
  'stranger',
  'strangeHead',
  'county',
]
const who = async (title: string): Promise<Person[]> => {
  const told: Person[] = []
  for (const person of everybody) if ((await titles(person)).includes(title)) told.push(person)
  return told
}

async function handIn(base = 0, by: Person = 'author'): Promise<void> {
  const author = await city.as(by)
  const { content } = await reportFor(city, author)
  await author.sync.push(revision(city.filingId, base, content))
}
const verdict = (number = 1) => ({
  decisionId: randomUUID(),
  filingId: city.filingId,
  revision: number,
  opinion: '',
})
const remark = { field: 'funds', reason: 'figure', text: '与台账不符' }
const approve = async (person: Person, number = 1) => (await city.as(person)).review.approve(verdict(number))
const chain: readonly Person[] = ['head', 'department', 'section', 'division']

describe('who is told', () => {
  it('NT1, NT2 of an opened task the authors of the units that have to report, and nobody else', async () => {
    expect(await who('新任务')).toEqual(['author', 'colleague', 'stranger'])
    const [notice] = await inbox('author')
    expect(notice).toMatchObject({ opens: 'report', filingId: city.filingId, read: false })
    expect(notice?.text).toMatch(/^2021年1–7月绩效监控：“.*再扶助.*”要报，8月31日前交。$/)
  })

  it('NT5 opening the task again tells nobody again', async () => {
    const division = await city.as('division')
    await division.review.openTask({
      kind: 'monitoring',
      fiscalYear: 2021,
      month: 7,
      title: '再来一次',
      opensAt: '2021-08-01T00:00:00.000Z',
      dueAt: '2021-08-31T15:59:59.000Z',
    })
    expect(await titles('author')).toEqual(['新任务'])
  })

  it('NT1, NT2 of a return all authors of the unit', async () => {
    await handIn()
    await (await city.as('head')).review.return({ ...verdict(), to: 'author', remarks: [remark] })
    expect(await who('被退回')).toEqual(['author', 'colleague'])
    const [notice] = await inbox('colleague')
    expect(notice).toMatchObject({ opens: 'correct', filingId: city.filingId })
    expect(notice?.text).toMatch(/由单位负责人退回 1 项：与台账不符$/)
  })

  it('NT1 of a return to an earlier step those who decide there', async () => {
    await handIn()
    await approve('head')
    await (await city.as('department')).review.return({ ...verdict(), to: 'unit-head', remarks: [remark] })
    expect(await who('退回重审')).toEqual(['head'])
    expect(await who('被退回')).toEqual([])
  })

  it('NT1 of a corrected report those at the step that returned it', async () => {
    await handIn()
    await approve('head')
    await (await city.as('department')).review.return({ ...verdict(), to: 'author', remarks: [remark] })
    await handIn(1)
    expect(await who('已改正交回')).toEqual(['department'])
  })

  it('NT1 of the last approval and of publishing the authors and the head', async () => {
    await handIn()
    for (const person of chain) await approve(person)
    expect(await who('审核通过')).toEqual(['author', 'colleague', 'head'])
    expect(await who('已公开')).toEqual(['author', 'colleague', 'head'])
  })

  it('NT1 of an extension the authors, who are reminded of the new day', async () => {
    const division = await city.as('division')
    const order = { filingId: city.filingId, dueOn: '2021-09-10', reason: '资料未齐' }
    await division.board.extend(order)
    await division.board.extend(order)
    expect(await who('同意延期')).toEqual(['author', 'colleague'])
    expect((await inbox('author')).find(({ title }) => title === '同意延期')?.text).toMatch(/延期到9月10日/)
    city.at('2021-08-30T01:00:00.000Z')
    await remindDue(city.house)
    expect(await who('快到期了')).toEqual(['stranger'])
    city.at('2021-09-07T01:00:00.000Z')
    await remindDue(city.house)
    expect((await inbox('author'))[0]?.text).toMatch(/9月10日到期，还剩 3 天/)
  })

  it('NT2 not those who are no longer active', async () => {
    await city.pool.query("update account set active = false where username = 'colleague'")
    await handIn()
    await (await city.as('head')).review.return({ ...verdict(), to: 'author', remarks: [remark] })
    const { rows } = await city.pool.query(
      "select 1 from notice n join account a on a.id = n.account_id where a.username = 'colleague' and kind = 'filing.returned'",
    )
    expect(rows).toEqual([])
  })

  it('NT4 not whoever did it', async () => {
    await city.pool.query(
      `insert into role_assignment (id, account_id, role, unit_id, district_id)
       select gen_random_uuid(), a.id, 'author', r.unit_id, r.district_id from account a, role_assignment r
         join account home on home.id = r.account_id and home.username = 'author' where a.username = 'head'`,
    )
    await handIn()
    await (await city.as('head')).review.return({ ...verdict(), to: 'author', remarks: [remark] })
    expect(await who('被退回')).toEqual(['author', 'colleague'])
  })

  it('NT1 a refused decision tells nobody', async () => {
    await handIn()
    const before = await city.everything()
    const returning = { ...verdict(9), to: 'author', remarks: [remark] }
    expect(await problemOf((await city.as('head')).review.return(returning))).toBe('filing.moved')
    expect(await city.everything()).toBe(before)
  })

  it('NT5 the same decision again tells nobody again', async () => {
    await handIn()
    const head = await city.as('head')
    const returning = { ...verdict(), to: 'author', remarks: [remark] }
    await head.review.return(returning)
    await head.review.return(returning)
    expect((await titles('author')).sort()).toEqual(['新任务', '被退回'])
  })
})

describe('NT6 reminders', () => {
  const at = async (day: string) => {
    city.at(day)
    return remindDue(city.house)
  }
  const reminders = async (person: Person) =>
    (await inbox(person)).filter(({ title }) => title === '快到期了').map(({ text }) => text)

  it('seven, three and one day before the due day, each once, however many processes run', async () => {
    expect(await at('2021-08-23T01:00:00.000Z')).toBe(0)
    await Promise.all([at('2021-08-24T01:00:00.000Z'), at('2021-08-24T01:00:00.000Z')])
    await at('2021-08-24T09:00:00.000Z')
    await at('2021-08-28T01:00:00.000Z')
    await at('2021-08-30T01:00:00.000Z')
    await at('2021-08-31T01:00:00.000Z')
    const left = (await reminders('author')).map((text) => /还剩 (\d) 天/.exec(text)?.[1])
    expect(left).toEqual(['1', '3', '7'])
    expect(await reminders('stranger')).toHaveLength(3)
    expect(await reminders('head')).toEqual([])
  })

  it('not those who have handed in', async () => {
    await handIn()
    await at('2021-08-28T01:00:00.000Z')
    expect(await reminders('author')).toEqual([])
    expect(await reminders('stranger')).toHaveLength(1)
  })

  it('not after the due time', async () => {
    expect(await at('2021-08-31T16:00:00.000Z')).toBe(0)
  })

  it('leads to the report where it is the only one, else to the list', async () => {
    await at('2021-08-28T01:00:00.000Z')
    expect((await inbox('author'))[0]).toMatchObject({ opens: 'report', filingId: city.filingId })
    await city.pool.query(
      `update filing set (unit_id, department_id, section_id) =
              (select unit_id, department_id, section_id from filing where id = $1) where id = $2`,
      [city.filingId, city.otherFilingId],
    )
    await at('2021-08-30T01:00:00.000Z')
    expect((await inbox('author'))[0]).toMatchObject({ filingId: null })
    expect((await reminders('author'))[0]).toMatch(/2 个项目还没有交/)
  })
})

describe('reading', () => {
  /** Notices of long ago, the newest first by number. */
  const fill = (person: Person, count: number) =>
    city.pool.query(
      `insert into notice (id, account_id, kind, occasion, facts, at)
       select gen_random_uuid(), a.id, 'filing.approved', 'test:' || n,
              json_build_object('project', 'P' || n, 'report', '绩效监控'), '2021-08-01'::timestamptz - n * interval '1 minute'
         from account a, generate_series(1, $2) n where a.username = $1`,
      [person, count],
    )
  let author: Caller
  beforeEach(async () => {
    author = await city.as('author')
  })

  it('comes in pages of twenty, newest first, each once', async () => {
    await fill('author', 44)
    const seen: string[] = []
    let after: { at: string; id: string } | null = null
    const sizes: number[] = []
    do {
      const page: Awaited<ReturnType<Caller['notices']['list']>> = await author.notices.list({ after })
      expect(page.unread).toBe(45)
      sizes.push(page.rows.length)
      seen.push(...page.rows.map(({ id }) => id))
      after = page.next
    } while (after !== null)
    expect(sizes).toEqual([20, 20, 5])
    expect(new Set(seen).size).toBe(45)
  })

  it('NT7 marks one’s own and nobody else’s, and again changes nothing', async () => {
    const [own] = await inbox('author')
    const [other] = await inbox('colleague')
    const ids = [own?.id ?? '', other?.id ?? '']
    expect(await author.notices.read({ ids })).toEqual({ unread: 0 })
    expect(await (await city.as('colleague')).notices.unread()).toEqual({ unread: 1 })
    const after = await city.everything()
    await author.notices.read({ ids })
    expect(await city.everything()).toBe(after)
    expect((await inbox('author'))[0]?.read).toBe(true)
  })

  it('NT7 all read goes up to the newest that was shown', async () => {
    await fill('author', 3)
    const { rows } = await author.notices.list({ after: null })
    const newest = { at: rows[1]?.at ?? '', id: rows[1]?.id ?? '' }
    expect(await author.notices.readAll({ newest })).toEqual({ unread: 1 })
    expect((await inbox('author')).map(({ read }) => read)).toEqual([false, true, true, true])
    expect((await city.audit()).at(-1)?.action).toBe('notice.read')
  })

  it('ID4 is nobody’s without a session', async () => {
    const before = await city.everything()
    const stranger = city.anybody()
    for (const call of [
      () => stranger.notices.list({ after: null }),
      () => stranger.notices.unread(),
      () => stranger.notices.read({ ids: [randomUUID()] }),
      () => stranger.notices.readAll({ newest: { at: '2021-08-01T00:00:00.000Z', id: randomUUID() } }),
    ])
      expect(await problemOf(call())).toBe('identity.session-ended')
    expect(await city.everything()).toBe(before)
  })

  it('NT3 a kind that a newer server told still shows', async () => {
    await city.pool.query("update notice set kind = 'filing.sealed'")
    expect((await inbox('author'))[0]).toMatchObject({ title: '消息', opens: 'tasks' })
  })

  it('NT8 forgets after 180 days', async () => {
    await fill('author', 1)
    city.at('2022-01-27T00:00:00.000Z')
    expect(await forgetNotices(city.house)).toBe(0)
    city.at('2022-01-28T00:00:00.000Z')
    expect(await forgetNotices(city.house)).toBe(1)
    const { rows } = await city.pool.query('select distinct kind from notice')
    expect(rows).toEqual([{ kind: 'task.opened' }])
  })
})
