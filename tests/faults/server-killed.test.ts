/** The server killed with -9 right before every step of a push, down to the last one after its answer. */
import { arm, doomed, stepsOf } from './wire/doomed'
import { Place, type Running } from './wire/place'
import { type Rig, rig } from './wire/rig'

jest.setTimeout(240_000)

const piece = 256 * 1024
/** More than a push has steps. */
const most = 60

/** Killed before one of these, a server leaves what it leaves when killed before the step that follows. */
const changesNothing = /^(database: select|disk: open in (blobs|zhibao))/

let place: Place
/** Started ahead, so that nobody waits for one. */
let spares: Promise<Running>[]
let current: Running
const next = (): Promise<Running> => {
  spares.push(doomed(place))
  return spares.shift() as Promise<Running>
}
beforeAll(async () => {
  place = await Place.open()
  spares = [doomed(place), doomed(place)]
  current = await next()
})
afterAll(async () => {
  await Promise.all(spares)
  await place.close()
})

/** Reports, and the server dies on the way; another one takes over, and the phone goes on by itself. */
async function dyingAt(at: number, path: string, { officer, unit }: Rig, sizes: number[]): Promise<void> {
  await arm(current, path, at)
  const replaced = current.ended.then(async () => {
    current = await next()
  })
  await officer.report(unit.filingIds[at] ?? '', sizes)
  await officer.settle()
  await replaced
}

it.each([
  ['a report', '/trpc/sync.push', [20_000], ['begin', 'with locked', 'with revised', 'commit', 'reply 200']],
  ['a photo', '/uploads', [20_000], ['write', 'fsync', 'rename in incoming', 'with files as', 'reply 201']],
  [
    'a photo in pieces',
    '/uploads',
    [2 * piece + 9],
    ['insert into upload', 'update upload', 'unlink in parts'],
  ],
])('at every step of %s: delivered in the end, once', async (_, path, sizes, among) => {
  const here = await rig({ place, url: () => current.url, filings: most })
  const steps = await stepsOf(current, path, async () => {
    await here.officer.report(here.filingId, sizes)
    await here.officer.settle()
  })
  for (const name of among) expect(steps.join('\n')).toContain(name)
  const deadly = steps.flatMap((step, index) => (changesNothing.test(step) ? [] : [index + 1]))
  for (const at of deadly) await dyingAt(at, path, here, sizes)
  const claims = here.phone.claims()
  expect([...(await place.verdict(here.unit, [claims])), ...(await place.shelves(deadly.length))]).toEqual([])
  expect(claims.delivered).toHaveLength(1 + deadly.length)
})
