/** What this machine can do at all, in the same run: so that the figures above it can be read as shares. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { requestsTo } from './driver'
import { ended, said } from './processes'
import { atOnce } from './timing'

const concurrency = 16

export interface Limits {
  readonly commitsPerSecond: number
  readonly fsyncedPairsPerSecond: number
  readonly httpSinkPerSecond: number
}

export async function limits(pool: pg.Pool): Promise<Limits> {
  return {
    commitsPerSecond: await commits(pool),
    fsyncedPairsPerSecond: await fsyncedPairs(),
    httpSinkPerSecond: await httpSink(),
  }
}

const some = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

/** Durable transactions of one small row each. */
async function commits(pool: pg.Pool): Promise<number> {
  await pool.query('create table bench_commit (n int)')
  const { perSecond } = await atOnce(some(2000), concurrency, async (n) => {
    await pool.query('insert into bench_commit values ($1)', [n])
  })
  await pool.query('drop table bench_commit')
  return perSecond
}

/** Two files of 200 KB, each written and fsynced, and their folder once. */
async function fsyncedPairs(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'zhibao-bench-'))
  const bytes = randomBytes(200_000)
  const { perSecond } = await atOnce(some(200), concurrency, async (n) => {
    await Promise.all(
      ['a', 'b'].map(async (name) => {
        const file = await open(join(folder, `${n}${name}`), 'w')
        await file.writeFile(bytes)
        await file.sync()
        await file.close()
      }),
    )
    const handle = await open(folder, 'r')
    await handle.sync()
    await handle.close()
  })
  await rm(folder, { recursive: true })
  return perSecond
}

/** The bytes of reports with two photos, into a server that reads and forgets them: `npm run bench -- sync sink`. */
async function httpSink(): Promise<number> {
  const child = spawn(process.execPath, [process.argv[1] ?? '', 'sink'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const call = requestsTo(await said(child, /^sink (http\S+)$/m), concurrency * 2)
  const bytes = randomBytes(200_000)
  const { perSecond } = await atOnce(some(600), concurrency, async () => {
    await Promise.all([call('POST', '/', {}, bytes), call('POST', '/', {}, bytes)])
    await call('POST', '/', {}, Buffer.from('{}'))
  })
  await ended(child)
  return perSecond
}
