import { randomUUID } from 'node:crypto'
import { type FilingKind, registered, registry } from '@domain/filings/kind'
import { actorOf } from '@server/application/identity/sessions'
import type { House, Work } from '@server/application/ports/context'
import { decide } from '@server/application/review/decide'
import { pushRevision } from '@server/application/sync/push-revision'
import { openTask } from '@server/application/tasks/open-task'
import { viewFiling } from '@server/application/view-filing'
import * as z from 'zod'
import { type City, openCity, type Person, password, revision } from '../support/city'
import { problemOf } from '../support/report'

/** A second kind of filing, whole in this one declaration: nothing else in the product knows of it. */
const siteVisit: FilingKind<{ place: string }, { visitors: string | null }> = {
  kind: 'site-visit',
  title: '现场走访',
  subject: z.strictObject({ place: z.string() }),
  content: z.strictObject({ visitors: z.string().nullable() }),
  chain: [{ id: 'division', title: '绩效科', role: 'division' }],
  subjectFrom: (project) => ({ place: project.unitName }),
  blank: () => ({ visitors: null }),
  form: ({ content, subject }) => ({
    title: '现场走访',
    known: [{ label: '地点', text: subject.place }],
    sections: [],
    asks: 1,
    filled: content.visitors === null ? 0 : 1,
    light: content.visitors === null ? 'gray' : 'green',
  }),
  check: ({ content }) =>
    content.visitors === null
      ? [{ rule: 'SV1', level: 'block', field: 'visitors', message: '请填写走访人' }]
      : [],
  facts: () => ({ light: 'green', budgetWan: null, spentWan: null, indicators: [] }),
  disclose: ({ content }) => ({
    light: 'green',
    budgetWan: null,
    spentWan: null,
    asOf: '2021年',
    items: [
      {
        id: 'visit',
        name: '走访',
        promised: '两人走访',
        achieved: content.visitors ?? '',
        percent: null,
        light: 'green',
        explanation: null,
        remedy: null,
      },
    ],
  }),
}

let city: City
let house: House
beforeAll(async () => {
  city = await openCity()
  house = { ...city.house, kinds: registry([registered(siteVisit)]) }
})
afterAll(() => city.close())

async function work(person: Person): Promise<Work> {
  const { token } = await city.anybody().identity.signIn({ username: person, password, device: 'test' })
  const actor = await actorOf(house, token)
  if (!actor) throw new Error(`${person} cannot sign in`)
  return { ...house, actor }
}

it('goes the whole way of a filing without a change anywhere else', async () => {
  const division = await work('division')
  const window = { opensAt: '2021-08-01T00:00:00.000Z', dueAt: '2021-08-31T00:00:00.000Z' }
  await openTask(division, { kind: 'site-visit', fiscalYear: 2021, month: 8, title: '走访', ...window })
  const { rows } = await city.pool.query<{ id: string }>(
    "select f.id from filing f join unit u on u.id = f.unit_id where f.kind = 'site-visit' and u.name = '卫健委'",
  )
  const filingId = rows[0]?.id ?? ''
  const author = await work('author')

  const wrapped = (call: Promise<unknown>) =>
    call.catch((cause) => Promise.reject(Object.assign(new Error(), { cause })))
  const empty = pushRevision(author, revision(filingId, 0, { visitors: null }))
  expect(await problemOf(wrapped(empty))).toBe('filing.refused')
  const receipt = await pushRevision(author, revision(filingId, 0, { visitors: '张某、李某' }))
  expect(receipt.payload.number).toBe(1)

  const verdict = { decisionId: randomUUID(), filingId, revision: 1, to: '', opinion: '', remarks: [] }
  expect(await decide(division, { ...verdict, outcome: 'approved' })).toEqual({ at: 'final' })
  expect(await viewFiling(division, filingId)).toMatchObject({ title: '现场走访', whereabouts: '已办结' })

  const published = await city.pool.query(
    "select content->'result'->'items' as items from snapshot where kind = 'site-visit'",
  )
  expect(published.rows[0].items).toMatchObject([{ achieved: '张某、李某' }])
})
