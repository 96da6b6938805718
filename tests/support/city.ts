/** A small city for tests: two departments, a county, people of every role, one monitored project. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EvidenceRef } from '@domain/evidence/evidence'
import type { Interchange } from '@domain/goal/interchange.schema'
import type { MonitoringContent } from '@domain/monitoring/form.schema'
import type { RevisionPush } from '@domain/sync/protocol'
import { appRouter } from '@server/api/app-router'
import { actorOf } from '@server/application/identity/sessions'
import type { House } from '@server/application/ports/context'
import type { PasswordKeeper } from '@server/application/ports/identity'
import { importFile } from '@server/application/registry/import-file'
import { storeFile } from '@server/application/sync/store-file'
import { loadConfig } from '@server/config'
import published from '@server/demonstration/published-goals.json'
import { openHouse } from '@server/house'
import { passwordKeeper } from '@server/identity/passwords'
import type pg from 'pg'
import sharp from 'sharp'
import { freshDatabase } from './database'

export const password = 'Test-password-1'

/** Whom the tests speak as. `stranger` authors in the other department, `county` in a county. */
export type Person =
  | 'author'
  | 'colleague'
  | 'head'
  | 'headWhoFiles'
  | 'department'
  | 'section'
  | 'division'
  | 'disclosure'
  | 'administrator'
  | 'stranger'
  | 'strangeHead'
  | 'county'

const district = '赣州市'
const home = { district, unit: '卫健委' }

const people: Readonly<Record<Person, Interchange['users'][number]['roles']>> = {
  author: [{ role: 'author', ...home }],
  colleague: [{ role: 'author', ...home }],
  head: [{ role: 'unit-head', ...home }],
  headWhoFiles: [
    { role: 'author', ...home },
    { role: 'unit-head', ...home },
  ],
  department: [{ role: 'department', district, department: '卫健委' }],
  section: [{ role: 'section', district, section: '社保科' }],
  division: [{ role: 'division', district }],
  disclosure: [{ role: 'disclosure', district }],
  administrator: [{ role: 'administrator', district }],
  stranger: [{ role: 'author', district, unit: '教育局' }],
  strangeHead: [{ role: 'unit-head', district, unit: '教育局' }],
  county: [{ role: 'division', district: '信丰县' }],
}

export type Caller = ReturnType<typeof appRouter.createCaller>

export interface City {
  readonly house: House
  readonly pool: pg.Pool
  /** Where the files lie. */
  readonly blobFolder: string
  /** The filing of the project whose goal form B10 published. */
  readonly filingId: string
  /** The year's other filing, of another department. */
  readonly otherFilingId: string
  as(person: Person): Promise<Caller>
  anybody(): Caller
  /** Sets the clock that every use case sees. */
  at(instant: string): void
  /** A digest of every row of every table: the same before and after a refusal. */
  everything(): Promise<string>
  audit(): Promise<readonly { action: string; subject_id: string }[]>
  /** Stores a file as this person's phone does, for this filing; bound to an indicator it is evidence. */
  store(person: Person, filingId: string, slot: string, bytes: Uint8Array): Promise<EvidenceRef>
  /** A photo of the unit in the blob store, bound to an indicator. */
  photo(slot: string, shade?: number): Promise<EvidenceRef>
  close(): Promise<void>
}

/** `chosen` takes the place of what the house would wire by itself. */
export async function openCity(chosen: Partial<House> = {}): Promise<City> {
  const database = await freshDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'zhibao-city-'))
  // what stands before a test begins is older than what it does
  let now = new Date('2021-08-10T00:30:00.000Z')
  const settings = { DATABASE_URL: database.url, DATA_DIR: dataDir, SESSION_HOURS: '2160' }
  const opened = await openHouse(loadConfig(settings), {
    now: () => now,
    passwords: quickPasswords,
    ...chosen,
  })
  const { house } = opened
  const { pool } = opened.database

  const { findings } = await importFile(house, {
    document: registers(),
    district,
    unit: null,
    demonstration: false,
  })
  const blocked = findings.filter((finding) => finding.level === 'block')
  if (blocked.length > 0) throw new Error(JSON.stringify(blocked))

  const tokens = new Map<Person, string>()
  const callerOf = (token: string | null): Caller =>
    appRouter.createCaller({ house, token, address: '127.0.0.1', actor: () => actorOf(house, token) })
  const as = async (person: Person): Promise<Caller> => {
    const known = tokens.get(person)
    if (known !== undefined) return callerOf(known)
    const { token } = await callerOf(null).identity.signIn({ username: person, password, device: 'test' })
    tokens.set(person, token)
    return callerOf(token)
  }
  for (const person of Object.keys(people) as Person[]) await as(person)

  await (await as('division')).review.openTask({
    kind: 'monitoring',
    fiscalYear: 2021,
    month: 7,
    title: '2021年1–7月绩效监控',
    opensAt: '2021-08-01T00:00:00.000Z',
    dueAt: '2021-08-31T15:59:59.000Z',
  })
  now = new Date('2021-08-10T01:00:00.000Z')
  const filings = await pool.query<{ id: string; name: string }>(
    'select f.id, p.name from filing f join project p on p.id = f.project_id',
  )
  const named = (part: string): string => {
    const found = filings.rows.find((row) => row.name.includes(part))
    if (!found) throw new Error(`no filing of ${part}`)
    return found.id
  }

  const store: City['store'] = async (person, filingId, slot, bytes) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await as(person)
    const actor = await actorOf(house, tokens.get(person) ?? null)
    if (!actor) throw new Error(`${person} has no session`)
    await storeFile({ ...house, actor }, { for: { filingId }, sha256, bytes })
    return evidence(slot, sha256, bytes.byteLength)
  }

  return {
    house,
    pool,
    store,
    blobFolder: join(dataDir, 'blobs'),
    filingId: named('再扶助'),
    otherFilingId: named('薄弱学校'),
    as,
    anybody: () => callerOf(null),
    at: (instant) => {
      now = new Date(instant)
    },
    everything: () => digest(pool),
    audit: async () => (await pool.query('select action, subject_id from audit_record order by seq')).rows,
    async photo(slot, shade = 128) {
      const bytes = await sharp({
        create: { width: 64, height: 48, channels: 3, background: { r: shade, g: 90, b: 60 } },
      })
        .jpeg()
        .toBuffer()
      return store('author', named('再扶助'), slot, bytes)
    },
    async close() {
      await opened.close()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Argon2 is slow by design and has tests of its own; here its place is taken by something quick. */
const quickPasswords: PasswordKeeper = {
  ...passwordKeeper,
  hash: async (secret) => `quick:${secret}`,
  matches: async (secret, stored) => stored === `quick:${secret}`,
}

function registers(): unknown {
  const forms = published.filter((form) => form.id === 'B10' || form.id === 'B08')
  return {
    districts: [
      { name: district, code: '360700' },
      { name: '信丰县', code: '360722' },
    ],
    sections: [
      { name: '社保科', district },
      { name: '教科文科', district },
    ],
    units: [
      { name: '卫健委', district, section: '社保科' },
      { name: '教育局', district, section: '教科文科' },
    ],
    users: Object.entries(people).map(([username, roles]) => ({
      username,
      name: `${username}某人`,
      password,
      roles,
    })),
    items: forms.map((form) => {
      const unit = form.id === 'B10' ? '卫健委' : '教育局'
      return { ...form, year: '2021', department: unit, unit }
    }),
  }
}

/** Sessions, jobs and sign-in counters change by merely asking; everything else must stand still. */
const volatile = new Set(['session', 'account', 'meta', 'rate_limit', '_prisma_migrations'])

async function digest(pool: pg.Pool): Promise<string> {
  const tables = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  const hash = createHash('sha256')
  for (const { name } of tables.rows.filter((table) => !volatile.has(table.name))) {
    const { rows } = await pool.query(`select t::text as line from "${name}" t order by 1`)
    hash.update(name).update(JSON.stringify(rows))
  }
  return hash.digest('hex')
}

export function evidence(slot: string, sha256: string, size: number): EvidenceRef {
  return {
    id: randomUUID(),
    slot,
    sha256,
    size,
    mediaType: 'image/jpeg',
    capture: {
      source: 'camera',
      takenAt: '2021-08-09T08:00:00.000Z',
      monotonicMs: 1000,
      fix: { latitude: 25.83123, longitude: 114.93456, accuracyMeters: 12, ageMs: 900, datum: 'WGS-84' },
      view: '近景',
    },
  }
}

/** The subject's indicators, all on target: nothing more to explain. */
export function onTarget(
  content: MonitoringContent,
  indicators: readonly { id: string; accumulation: string; target: string }[],
): MonitoringContent {
  const filled = indicators.map(({ id, accumulation, target }) => {
    const actual = accumulation === 'qualitative' ? '达成' : accumulation === 'date' ? '2021-07-01' : target
    const report = content.indicators[id]
    if (!report) throw new Error(`no indicator ${id}`)
    return [id, { ...report, actual }] as const
  })
  return {
    funds: { ...content.funds, spent: { ...content.funds.spent, fiscal: '6.30' } },
    indicators: Object.fromEntries(filled),
  }
}

export function revision(
  filingId: string,
  base: number,
  content: unknown,
  items: readonly EvidenceRef[] = [],
): RevisionPush {
  return {
    revisionId: randomUUID(),
    filingId,
    base,
    content: content as RevisionPush['content'],
    evidence: [...items],
  }
}
