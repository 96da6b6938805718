/** The look-up of near duplicates among 1,000,000 photos (EV14, EV16), and the image work of one photo. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { likenessTo } from '@domain/evidence/likeness'
import { loadConfig } from '@server/config'
import { imageWorkshop } from '@server/evidence/workshop'
import { openHouse } from '@server/house'
import { likenessIndex } from '@server/storage/likeness-index'
import type pg from 'pg'
import sharp from 'sharp'

const photos = 1_000_000
const rounds = 200
/** Hashes by name, as the database made them. */
const known = new Map<string, string>()

const dataDir = await mkdtemp(join(tmpdir(), 'zhibao-bench-'))
await chmod(dataDir, 0o755) // as root, the database runs as somebody else, who must be able to enter
const { database, close } = await openHouse(loadConfig({ DATA_DIR: dataDir }))
try {
  const { pool } = database
  await lay(pool)
  const index = likenessIndex(pool)
  const before = process.memoryUsage().rss
  const started = performance.now()
  await index.near('none', '0'.repeat(32))
  const loadMs = Math.round(performance.now() - started)
  const indexMb = Math.round((process.memoryUsage().rss - before) / 1e6)
  const runs = {
    nothingNear: await timed(async (round) => examined(index, hashOf(`absent-${round}`))),
    thirtyNear: await timed(async (round) => examined(index, hashOf(`crowd-${round % 20}`))),
    afterOneMore: await timed(async (round) => {
      await pool.query("insert into photo_trace (sha256, hash, metadata) values ($1, md5($1), '{}')", [
        `new-${round}`,
      ])
      return examined(index, hashOf(`absent-${round}`))
    }),
  }
  console.log(JSON.stringify({ photos, rounds, loadMs, indexMb, runs, image: await imageWork() }))
} finally {
  await close()
  await rm(dataDir, { recursive: true, force: true })
}

function hashOf(text: string): string {
  return known.get(text) ?? '0123456789abcdef'.repeat(2)
}

/** A million hashes; twenty crowds of thirty that differ from one another in a few bits. */
async function lay(pool: pg.Pool): Promise<void> {
  await pool.query(
    `insert into photo_trace (sha256, hash, metadata)
     select 'photo-' || i, md5(i::text), '{}' from generate_series(1, ${photos}) i`,
  )
  const detail = Buffer.alloc(576, 0).map((_, at) => (at * 7919) % 256)
  await pool.query(
    `insert into photo_trace (sha256, hash, detail, metadata)
     select 'crowd-' || c || '-' || i, substr(md5('crowd-' || c), 1, 29) || lpad(to_hex(i), 3, '0'), $1, '{}'
       from generate_series(0, 19) c, generate_series(1, 30) i`,
    [detail],
  )
  const { rows } = await pool.query<{ name: string; hash: string }>(
    `select 'crowd-' || c as name, substr(md5('crowd-' || c), 1, 29) || '000' as hash from generate_series(0, 19) c
     union all select 'absent-' || a, md5('absent-' || a) from generate_series(0, ${rounds}) a`,
  )
  for (const { name, hash } of rows) known.set(name, hash)
  await pool.query('analyze photo_trace')
}

/** Look-up and closer look, as the job does both. */
async function examined(index: ReturnType<typeof likenessIndex>, hash: string): Promise<number> {
  const likeness = likenessTo(new Uint8Array(576).map((_, at) => (at * 31) % 256))
  const found = await index.near('none', hash)
  return found.filter(({ detail }) => likeness(detail) >= 0.6).length
}

async function timed(work: (round: number) => Promise<unknown>) {
  const times: number[] = []
  const began = process.cpuUsage()
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now()
    await work(round)
    times.push(performance.now() - started)
  }
  const { user, system } = process.cpuUsage(began)
  const cpuMs = Number(((user + system) / 1000 / rounds).toFixed(2))
  times.sort((a, b) => a - b)
  const at = (share: number): number => Number((times[Math.floor(share * (rounds - 1))] ?? 0).toFixed(2))
  return { cpuMs, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) }
}

/** CPU of the work on one photo of 1600 × 1200 and about 200 KB. */
async function imageWork() {
  const noise = Uint8Array.from({ length: 400 * 300 * 3 }, (_, at) => Math.imul(at, 2_654_435_761) >>> 24)
  const photo = await sharp(noise, { raw: { width: 400, height: 300, channels: 3 } })
    .blur(1.2)
    .resize(1600, 1200)
    .jpeg({ quality: 75 })
    .toBuffer()
  const lines = [
    '残疾人基本辅助器具适配 P-001',
    '2026-08-24 09:31:07 手机时间',
    '25.83121, 114.93362',
    '曾丽华 市残联',
  ]
  await imageWorkshop.make(photo, lines)
  const began = process.cpuUsage()
  for (let round = 0; round < 40; round += 1) await imageWorkshop.make(photo, lines)
  const { user, system } = process.cpuUsage(began)
  return {
    kilobytes: Math.round(photo.length / 1000),
    cpuMsPhoto: Number(((user + system) / 40_000).toFixed(1)),
  }
}
