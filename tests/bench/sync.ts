/**
 * Reports handed in over HTTP: `npm run bench -- sync` prints one JSON object. One process serves, another works the
 * background jobs (pictures), and the load driver stands beside them; a run ends when the jobs are done.
 */
import { readFileSync } from 'node:fs'
import { type PreparedReport, photos, report, senderTo } from './sync/driver'
import { limits } from './sync/limits'
import { otherBench } from './sync/other-bench'
import type { Place } from './sync/place'
import { openPlace, settings } from './sync/place'
import { cpuMs, databaseCpuMs, type Running, rssMb, startServer } from './sync/processes'
import { pullAmong } from './sync/pull'
import { serveSink } from './sync/sink'
import { atOnce, rounded } from './sync/timing'

const photoBytes = 200_000
const plan = [
  { photos: 2, concurrency: 1, reports: 40 },
  { photos: 2, concurrency: 4, reports: 120 },
  { photos: 2, concurrency: 16, reports: 320 },
  { photos: 0, concurrency: 1, reports: 200 },
  { photos: 0, concurrency: 4, reports: 800 },
  { photos: 0, concurrency: 16, reports: 2400 },
]

interface Stage {
  readonly place: Place
  readonly server: Running
  readonly worker: Running
  readonly postmaster: number
}

async function prepared({ place }: Stage, count: number, each: number): Promise<PreparedReport[]> {
  const filings = await place.openFilings(count)
  const pictures = await photos(count * each, photoBytes)
  return filings.map((id, index) =>
    report(id, place.content, place.slot, pictures.slice(index * each, (index + 1) * each)),
  )
}

/** CPU of the server and the database so far, in ms. */
const cpuOf =
  ({ server, postmaster }: Stage) =>
  () =>
    cpuMs(server.pid) + databaseCpuMs(postmaster)

/** CPU of the parts so far, in ms. */
const spent = ({ server, worker, postmaster }: Stage) => ({
  server: cpuMs(server.pid),
  image: cpuMs(worker.pid),
  database: databaseCpuMs(postmaster),
})

/** CPU so far of what answers: the server and its own connections, as long as they are open; in ms. */
async function answering({ place, server }: Stage): Promise<number> {
  const { rows } = await place.opened.database.pool.query<{ pid: number }>(
    "select pid from pg_stat_activity where application_name = 'server'",
  )
  return rows.reduce((sum, { pid }) => sum + cpuMs(pid), cpuMs(server.pid))
}

async function drained({ place }: Stage): Promise<void> {
  for (;;) {
    const { rows } = await place.opened.database.pool.query('select 1 from graphile_worker.jobs limit 1')
    if (rows.length === 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Hands the reports in, and again: the second time nothing but the answer may move. */
async function run(stage: Stage, { photos: each, concurrency, reports: count }: (typeof plan)[number]) {
  const reports = await prepared(stage, count, each)
  const sender = senderTo(stage.server.url, stage.place.token, concurrency * 2)
  const handIn = async (item: PreparedReport): Promise<void> => {
    if ((await sender.send(item)) !== each) throw new Error('a receipt does not cover its files')
  }
  const idle = await answering(stage)
  const before = spent(stage)
  const { perSecond, ...latency } = await atOnce(reports, concurrency, handIn)
  const answered = (await answering(stage)) - idle
  const bytes = sender.bytesSent()
  await drained(stage)
  const after = spent(stage)
  const again = await atOnce(reports, concurrency, handIn)
  const later = spent(stage)
  const per = (ms: number): number => rounded(ms / count)
  return {
    photos: each,
    concurrency,
    reports: count,
    reportsPerSecond: perSecond,
    ...latency,
    cpuMsAnswering: per(answered),
    cpuMsServer: per(after.server - before.server),
    cpuMsDatabase: per(after.database - before.database),
    cpuMsImage: per(after.image - before.image),
    bytesPerReport: Math.round(bytes / count),
    rssMb: rssMb(stage.server.pid),
    resend: {
      perSecond: again.perSecond,
      cpuMs: per(later.server - after.server + later.database - after.database),
      bytesPerReport: Math.round(sender.bytesSent() / count),
    },
  }
}

async function measure(only: readonly string[]): Promise<void> {
  // `npm run bench -- sync 0x16`: only the runs without photos by sixteen
  const chosen = plan.filter(
    ({ photos: each, concurrency }) => only.length === 0 || only.includes(`${each}x${concurrency}`),
  )
  let result = {}
  const place = await openPlace()
  const { pool } = place.opened.database
  try {
    const server = await startServer(place.dataDir, { ...settings, JOBS: 'false' })
    const worker = await startServer(place.dataDir, { ...settings, JOBS: 'true' })
    try {
      const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid')
      const backend = readFileSync(`/proc/${rows[0]?.pid}/status`, 'utf8')
      const postmaster = Number(/^PPid:\s+(\d+)/m.exec(backend)?.[1])
      const stage = { place, server, worker, postmaster }
      await run(stage, { photos: 2, concurrency: 4, reports: 20 }) // warm
      const runs = []
      for (const order of chosen) runs.push(await run(stage, order))
      if (chosen.length < plan.length) return void console.log(JSON.stringify({ photoBytes, settings, runs }))
      const pull = await pullAmong(place, server.url, cpuOf(stage))
      result = { photoBytes, settings, runs, limits: await limits(pool), pull }
    } finally {
      await Promise.all([server.stop(), worker.stop()])
    }
  } finally {
    await place.close()
  }
  if (chosen.length < plan.length) return
  const others = {
    list: await otherBench('list'),
    nearDuplicates: await otherBench('near-duplicates'),
    outbox: await otherBench('outbox'),
  }
  console.log(JSON.stringify({ ...result, ...others }))
}

const args = process.argv.slice(2)
if (args[0] === 'sink') serveSink()
else await measure(args)
