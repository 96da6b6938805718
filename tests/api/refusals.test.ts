import { randomUUID } from 'node:crypto'
import { actorOf } from '@server/application/identity/sessions'
import { storeFile } from '@server/application/sync/store-file'
import type { Caller, City, Person } from '../support/city'
import { evidence, openCity, password, revision } from '../support/city'
import { problemOf, type Report, reportFor } from '../support/report'

/** Every refusal of the report's way: the right problem, and not a single row changed. */
let city: City
let author: Caller
let report: Report
beforeEach(async () => {
  city = await openCity()
  author = await city.as('author')
  report = await reportFor(city, author)
})
afterEach(() => city.close())

/** Refused with this problem, and nothing changed. */
async function refuses(problem: string, call: () => Promise<unknown>): Promise<void> {
  const before = await city.everything()
  expect(await problemOf(call())).toBe(problem)
  expect(await city.everything()).toBe(before)
}

const first = () => report.indicators[0] ?? ''
const handedIn = () => author.sync.push(revision(city.filingId, 0, report.content))
const decision = (number = 1) => ({
  decisionId: randomUUID(),
  filingId: city.filingId,
  revision: number,
  opinion: '',
})
const returning = () => ({
  ...decision(),
  to: 'author',
  remarks: [{ field: `indicators.${first()}`, reason: 'figure', text: '与台账不符' }],
})

describe('who may hand in', () => {
  it.each`
    promise                                                 | person             | problem
    ${'AC2 a unit head does not report'}                    | ${'head'}          | ${'filing.not-yours-to-report'}
    ${'AC2 the performance division does not report'}       | ${'division'}      | ${'filing.not-yours-to-report'}
    ${'AC3 another department’s author sees nothing'}       | ${'stranger'}      | ${'filing.not-found'}
    ${'AC3 a county sees nothing of the city'}              | ${'county'}        | ${'filing.not-found'}
    ${'AC2 system administration carries no business data'} | ${'administrator'} | ${'filing.not-found'}
  `('$promise', async ({ person, problem }: { person: Person; problem: string }) => {
    const caller = await city.as(person)
    await refuses(problem, () => caller.sync.push(revision(city.filingId, 0, report.content)))
  })

  it('ID4, ID5 without a session nobody hands in, and an ended session is told apart', async () => {
    await refuses('identity.session-ended', () =>
      city.anybody().sync.push(revision(city.filingId, 0, report.content)),
    )
    await author.identity.signOut()
    await refuses('identity.session-ended', () =>
      author.sync.push(revision(city.filingId, 0, report.content)),
    )
  })
})

describe('what may be handed in', () => {
  it('SY4 an old base is a conflict that carries the current revision', async () => {
    await handedIn()
    const before = await city.everything()
    const late = author.sync.push(revision(city.filingId, 0, report.content))
    const cause = await late.then(
      () => null,
      (error: { cause: { code: string; details: { current: { number: number } } } }) => error.cause,
    )
    expect(cause?.code).toBe('revision.outdated')
    expect(cause?.details.current.number).toBe(1)
    expect(await city.everything()).toBe(before)
  })

  it('SY3 the same id with other content is refused', async () => {
    const sent = revision(city.filingId, 0, report.content)
    await author.sync.push(sent)
    const other = { ...report.content, funds: { ...report.content.funds, remark: '改过' } }
    await refuses('revision.differs', () => author.sync.push({ ...sent, content: other }))
  })

  it('FC5 a second revision waits until the first is returned', async () => {
    await handedIn()
    await refuses('filing.in-review', () => author.sync.push(revision(city.filingId, 1, report.content)))
  })

  it('SY8 after the due time a first report is late', async () => {
    city.at('2021-09-01T00:00:00.000Z')
    await refuses('filing.late', () => author.sync.push(revision(city.filingId, 0, report.content)))
  })

  it('SY8 before the window opens nothing is taken', async () => {
    city.at('2021-07-31T00:00:00.000Z')
    await refuses('filing.not-open', () => author.sync.push(revision(city.filingId, 0, report.content)))
  })

  it('SY8 what was returned may be corrected after the due time', async () => {
    await handedIn()
    await (await city.as('head')).review.return(returning())
    city.at('2021-09-01T00:00:00.000Z')
    const receipt = await author.sync.push(revision(city.filingId, 1, report.content))
    expect(receipt.payload.number).toBe(2)
  })

  it('MC4 a missing actual is refused with its field', async () => {
    const report1 = report.content.indicators[first()]
    const content = {
      ...report.content,
      indicators: { ...report.content.indicators, [first()]: { ...report1, actual: null } },
    }
    await refuses('filing.refused', () => author.sync.push(revision(city.filingId, 0, content)))
  })

  it('FK2 content of another form is refused', async () => {
    await refuses('filing.refused', () => author.sync.push(revision(city.filingId, 0, { nonsense: 1 })))
  })
})

describe('evidence', () => {
  it('SY6 a revision does not arrive before its files', async () => {
    const absent = evidence(first(), 'a'.repeat(64), 10)
    await refuses('evidence.missing', () =>
      author.sync.push(revision(city.filingId, 0, report.content, [absent])),
    )
  })

  it('SY9 bytes that another unit uploaded count as missing, and are not told of', async () => {
    const photo = await city.photo(first())
    await city.pool.query('update blob_holding set unit_id = (select id from unit where name = $1)', [
      '教育局',
    ])
    expect(await author.sync.lacking({ filingId: city.filingId, hashes: [photo.sha256] })).toEqual([
      photo.sha256,
    ])
    await refuses('evidence.missing', () =>
      author.sync.push(revision(city.filingId, 0, report.content, [photo])),
    )
  })

  it('SY6 an evidence id keeps the file it was registered with', async () => {
    const photo = await city.photo(first(), 1)
    await author.sync.push(revision(city.filingId, 0, report.content, [photo]))
    await (await city.as('head')).review.return(returning())
    const other = await city.photo(first(), 99)
    const swapped = { ...other, id: photo.id }
    await refuses('evidence.differs', () =>
      author.sync.push(revision(city.filingId, 1, report.content, [swapped])),
    )
  })

  it('MC1 evidence for an indicator that the goal does not have is refused', async () => {
    const photo = { ...(await city.photo(first())), slot: 'B99-01' }
    await refuses('filing.refused', () =>
      author.sync.push(revision(city.filingId, 0, report.content, [photo])),
    )
  })

  it.each`
    promise                                    | bytes                                                      | sha256            | problem
    ${'EV1 text that calls itself a photo'}    | ${Buffer.from('not a photo at all')}                       | ${null}           | ${'evidence.unsupported'}
    ${'EV4 bytes that differ from their hash'} | ${null}                                                    | ${'b'.repeat(64)} | ${'evidence.hash-mismatch'}
    ${'EV4 a file beyond the limit'}           | ${Buffer.alloc(5 * 1024 * 1024, '\xff\xd8\xff', 'latin1')} | ${null}           | ${'evidence.too-large'}
  `('$promise is refused', async ({ bytes, sha256, problem }) => {
    const jpeg = await city.house.blobs.read((await city.photo(first())).sha256)
    const actor = await actorOf(city.house, await tokenOf('author'))
    if (!actor || !jpeg) throw new Error('the test has no author or photo')
    const sent: Uint8Array = bytes ?? jpeg
    await refuses(problem, () =>
      storeFile(
        { ...city.house, actor },
        { for: { filingId: city.filingId }, sha256: sha256 ?? city.house.blobs.hashOf(sent), bytes: sent },
      ).catch((cause) => {
        throw Object.assign(new Error('refused'), { cause })
      }),
    )
  })

  async function tokenOf(username: Person): Promise<string> {
    return (await city.anybody().identity.signIn({ username, password, device: 'test' })).token
  }
})

describe('who decides', () => {
  beforeEach(handedIn)

  it.each`
    promise                                               | person           | problem
    ${'RV2 the step after this one waits its turn'}       | ${'department'}  | ${'filing.not-with-you'}
    ${'RV2 the performance division waits its turn'}      | ${'division'}    | ${'filing.not-with-you'}
    ${'RV2 an author decides nothing'}                    | ${'colleague'}   | ${'filing.not-with-you'}
    ${'AC3 another department’s head sees nothing'}       | ${'strangeHead'} | ${'filing.not-found'}
    ${'AC3 a county’s division sees nothing of the city'} | ${'county'}      | ${'filing.not-found'}
  `('$promise', async ({ person, problem }: { person: Person; problem: string }) => {
    const caller = await city.as(person)
    await refuses(problem, () => caller.review.approve(decision()))
    await refuses(problem, () => caller.review.return(returning()))
  })

  it('RV2 nobody approves what they filed', async () => {
    await (await city.as('head')).review.return(returning())
    const both = await city.as('headWhoFiles')
    await both.sync.push(revision(city.filingId, 1, report.content))
    await refuses('filing.own', () => both.review.approve(decision(2)))
  })

  it('RV1, RV3 a decision on an earlier revision is refused', async () => {
    const head = await city.as('head')
    await head.review.return(returning())
    await author.sync.push(revision(city.filingId, 1, report.content))
    await refuses('filing.moved', () => head.review.approve(decision(1)))
  })

  it('RV4 the same decision again is the same decision, another under its id is refused', async () => {
    const head = await city.as('head')
    const made = decision()
    expect(await head.review.approve(made)).toEqual({ at: 'department' })
    const before = await city.everything()
    expect(await head.review.approve(made)).toEqual({ at: 'department' })
    expect(await city.everything()).toBe(before)
    await refuses('decision.differs', () => head.review.approve({ ...made, opinion: '另一个意见' }))
  })

  it('FC3 a return to a later step is refused', async () => {
    const head = await city.as('head')
    await refuses('filing.not-with-you', () => head.review.return({ ...returning(), to: 'division' }))
  })

  it.each(['funds.unheardOf', 'constructor', 'indicators.B99-01', 'indicators.B99-01.evidence'])(
    'RV7, FR4 a return that points at %s is refused where the form has no such field',
    async (field) => {
      const head = await city.as('head')
      const remarks = [...returning().remarks, { field, reason: 'figure', text: '与台账不符' }]
      await refuses('decision.no-such-field', () => head.review.return({ ...returning(), remarks }))
    },
  )

  it('DS3 only the disclosure reviewer confirms photos', async () => {
    const division = await city.as('division')
    const judgement = { filingId: city.filingId, evidenceId: randomUUID(), fit: true }
    await refuses('disclosure.not-yours-to-confirm', () => division.review.confirmPhoto(judgement))
  })

  it('TK1 only the performance division opens tasks', async () => {
    const order = {
      kind: 'monitoring',
      fiscalYear: 2021,
      month: 8,
      title: '8月监控',
      opensAt: '2021-09-01T00:00:00.000Z',
      dueAt: '2021-09-30T00:00:00.000Z',
    }
    await refuses('task.not-yours-to-open', async () => (await city.as('section')).review.openTask(order))
  })
})
