/** `npm run soak -- --server [--sends N --seed N --slice N --at-once N]`: so many reports to the real server; prints JSON. */
import { parseArgs } from 'node:util'
import type { WireFate } from './bad-network'
import { wireEpisode } from './episode'
import { patiently } from './patiently'
import { Place, type Running } from './place'

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    server: { type: 'boolean' },
    sends: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    slice: { type: 'string', default: '50' },
    'at-once': { type: 'string', default: '14' },
  },
})
const [wanted, seed, slice, atOnce] = [values.sends, values.seed, values.slice, values['at-once']].map(
  Number,
) as [number, number, number, number]
/** So many reports between two kills of a server process, and of the database. */
const killsEvery = { server: 200, database: 1_000 }

Error.stackTraceLimit = 5
console.error(`seed ${seed}`)
const started = Date.now()
const fates: Partial<Record<WireFate, number>> = {}
const total = { sends: 0, files: 0, episodes: 0, appKills: 0, serverKills: 0, databaseKills: 0 }
let ended = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (ended = true))

const place = await Place.open()
const servers: Running[] = [await place.start(), await place.start()]
let turn = 0
const url = () => {
  turn += 1
  return servers[turn % servers.length]?.url ?? ''
}

let begun = 0
let promised = 0
let mischief: Promise<void> = Promise.resolve()
try {
  await Promise.all(Array.from({ length: atOnce }, worker))
  await mischief
  const left = await place.shelves(total.serverKills)
  if (left.length > 0) throw new Error(JSON.stringify(left))
  const seconds = Math.round((Date.now() - started) / 100) / 10
  console.log(JSON.stringify({ seed, ...total, fates, seconds, lost: 0, doubled: 0 }))
} finally {
  await place.close()
}
process.exit(0)

async function worker(): Promise<void> {
  while (promised < wanted && !ended) {
    const sends = Math.min(slice, wanted - promised)
    promised += sends
    const own = seed + begun
    begun += 1
    const figures = await wireEpisode({ seed: own, sends, place, url }).catch((error: unknown) => {
      console.error(
        `broken: npm run soak -- --server --seed ${own} --sends ${sends} --slice ${slice} --at-once 1`,
      )
      throw error
    })
    const before = total.sends
    total.sends += figures.sends
    total.files += figures.files
    total.episodes += 1
    total.appKills += figures.appKills
    for (const [fate, count] of figures.fates) fates[fate] = (fates[fate] ?? 0) + count
    console.error(`${total.sends} sends, ${Math.round((Date.now() - started) / 1000)} s`)
    mischief = mischief.then(() => kill(before, total.sends))
  }
}

/** Kills what is due between two counts of reports, while the other episodes go on. */
async function kill(before: number, after: number): Promise<void> {
  const due = (every: number) => Math.floor(before / every) < Math.floor(after / every)
  if (due(killsEvery.server)) {
    const index = total.serverKills % servers.length
    await servers[index]?.kill()
    servers[index] = await patiently(() => place.start(), 10)
    total.serverKills += 1
  }
  if (due(killsEvery.database)) {
    process.kill(await place.postmaster(), 'SIGKILL')
    total.databaseKills += 1
  }
}
