/** `npm run soak [-- --sends N --seed N --slice N]`: delivers so many reports through random faults; prints JSON. */
import { parseArgs } from 'node:util'
import { episode } from './episode'
import type { Fate } from './weather'

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    sends: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    slice: { type: 'string', default: '12' },
  },
})
const wanted = Number(values.sends)
const seed = Number(values.seed)
const slice = Number(values.slice)

// refusals are everyday here, and nobody reads their stacks
Error.stackTraceLimit = 3

const started = Date.now()
const fates: Partial<Record<Fate, number>> = {}
const total = { sends: 0, submits: 0, calls: 0, kills: 0, episodes: 0 }
let ended = false
process.once('SIGINT', () => {
  ended = true
})
process.once('SIGTERM', () => {
  ended = true
})
console.error(`seed ${seed}`)

for (let number = 0; total.sends < wanted && !ended; number += 1) {
  const own = seed + number
  const sends = Math.min(slice, wanted - total.sends)
  const figures = await episode({ seed: own, sends }).catch((error: unknown) => {
    console.error(`broken: npm run soak -- --seed ${own} --sends ${sends} --slice ${slice}`)
    throw error
  })
  total.sends += figures.sends
  total.submits += figures.submits
  total.calls += figures.calls
  total.kills += figures.kills
  total.episodes += 1
  for (const [fate, count] of figures.fates) fates[fate] = (fates[fate] ?? 0) + count
  if (number % 1000 === 999)
    console.error(`${total.sends} sends, ${Math.round((Date.now() - started) / 1000)} s`)
}

const seconds = Math.round((Date.now() - started) / 100) / 10
const cpu = process.cpuUsage()
const cpuSeconds = Math.round((cpu.user + cpu.system) / 1e5) / 10
console.log(JSON.stringify({ seed, ...total, fates, seconds, cpuSeconds, lost: 0, doubled: 0 }))
