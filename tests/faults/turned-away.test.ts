/** A report that the real server turns away, with the app's own sync code: it stays whole on the phone and goes later. */
import { extendFiling } from '@server/application/calendar/extend'
import { workAs } from '@server/demonstration/first-reports'
import { serverOfAnotherAge } from './wire/another-age'
import { Place, type Running } from './wire/place'
import { type Rig, rig } from './wire/rig'

jest.setTimeout(60_000)

let place: Place
let server: Running
beforeAll(async () => {
  place = await Place.open()
  server = await place.start()
})
afterAll(() => place?.close())

const files = [20_000, 300_000]

/** The one entry and every byte of its photos are still on the phone. */
async function expectWhole({ phone, filingId }: Rig): Promise<void> {
  const [entry] = phone.workspace.entries()
  expect(entry?.push.content).toMatchObject({ funds: { remark: '甲1' } })
  expect(entry?.push.evidence.map(({ size }) => size)).toEqual(files)
  for (const photo of entry?.push.evidence ?? []) expect(await phone.workspace.localUrl(photo)).not.toBeNull()
  expect(phone.workspace.standing(filingId)).toBe('to-send')
}

async function expectDelivered({ unit, phone }: Rig): Promise<void> {
  expect([...(await place.verdict(unit, [phone.claims()])), ...(await place.shelves())]).toEqual([])
  expect(phone.claims().delivered).toHaveLength(1)
}

it.each([
  ['the phone is too old', { oldest: 2, current: 3 }, 'app.outdated', /太旧.*都在本机.*更新应用/],
  [
    'the server is too old',
    { oldest: 0, current: 0 },
    'server.outdated',
    /应用比服务器新.*都在本机.*自动再送/,
  ],
] as const)(
  'SY11 %s: it waits with that sentence, and goes when both are of one age',
  async (_, span, code, says) => {
    let at = server.url
    const here = await rig({ place, url: () => at })
    const { phone, officer, filingId } = here
    at = await serverOfAnotherAge(place, span)
    await officer.report(filingId, files)
    const turnedAway = () => phone.workspace.entries()[0]?.problem === code
    await officer.settle(10_000, turnedAway)
    expect(phone.workspace.entries()).toMatchObject([{ state: 'waiting', problem: code }])
    expect(phone.workspace.entries()[0]?.reason).toMatch(says)
    await expectWhole(here)
    await phone.start()
    await expectWhole(here)

    at = server.url
    await officer.settle()
    await expectDelivered(here)
  },
)

it('SY8 the window closed while it waited without a network: kept, told whom to ask, taken when extended', async () => {
  const here = await rig({ place, url: () => server.url })
  const { phone, officer, filingId, unit } = here
  const { house, database } = place.opened
  phone.goOnline(false)
  await officer.report(filingId, files)
  await database.pool.query(`update filing set extended_to = now() - interval '1 minute' where id = $1`, [
    filingId,
  ])
  phone.goOnline(true)
  await officer.settle(10_000, () => phone.workspace.entries()[0]?.state === 'refused')
  expect(phone.workspace.entries()).toMatchObject([{ state: 'refused', problem: 'filing.late' }])
  expect(phone.workspace.entries()[0]?.reason).toMatch(/已过.*截止.*完整保存在本机.*绩效科申请延期/)
  await expectWhole(here)
  expect(await place.withHead(unit)).toEqual([])

  const { rows } = await database.pool.query<{ day: string }>(
    `select to_char(t.due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day
       from task t join filing f on f.task_id = t.id where f.id = $1`,
    [filingId],
  )
  const dueOn = rows[0]?.day ?? ''
  await extendFiling(await workAs(house, 'jixiao'), { filingId, dueOn, reason: '下乡没有网络' })
  const [entry] = phone.workspace.entries()
  phone.workspace.revise(entry?.id ?? '')
  await phone.workspace.submit(filingId)
  await officer.settle()
  await expectDelivered(here)
})
