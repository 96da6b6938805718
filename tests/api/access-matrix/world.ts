/** Four places, one of each kind seen from the home unit, with the same things in each; and who calls from home. */
import { randomUUID } from 'node:crypto'
import type { EvidenceRef } from '@domain/evidence/evidence'
import { taskPeriod } from '@domain/filings/period'
import type { MonitoringContent } from '@domain/monitoring/form.schema'
import { appRouter } from '@server/api/app-router'
import { actorOf } from '@server/application/identity/sessions'
import type { House } from '@server/application/ports/context'
import { importFile } from '@server/application/registry/import-file'
import { storeFile } from '@server/application/sync/store-file'
import published from '@server/demonstration/published-goals.json'
import sharp from 'sharp'
import { type Caller, type City, evidence, openCity, password, revision } from '../../support/city'
import { reportFor } from '../../support/report'
import { type PlaceName, places, roles, type Speaker } from './table'

/** What lies at a place. */
export interface Spot {
  readonly unitId: string
  readonly unitName: string
  readonly departmentId: string
  readonly sectionId: string
  readonly districtId: string
  readonly projectId: string
  /** An indicator of the project's goal. */
  readonly slot: string
  /** Filings: not handed in; handed in with photos; handed in without any. */
  readonly fresh: string
  readonly photographed: string
  readonly plain: string
  readonly content: MonitoringContent
  readonly photos: readonly EvidenceRef[]
  readonly findingId: string
  /** Re-shoots: one that the unit owes, one that it has answered. */
  readonly owed: string
  readonly answered: string
  /** The author of the unit. */
  readonly accountId: string
  readonly token: string
  readonly roleId: string
  readonly notice: { readonly id: string; readonly at: string }
}

export interface World {
  readonly city: City
  readonly spots: Readonly<Record<PlaceName, Spot>>
  /** One session a speaker, from before the first question; null for nobody. */
  readonly tokens: Readonly<Record<Speaker, string | null>>
  /** A version of the year's rule set, saved but not in force. */
  readonly ruleSetId: string
  /** Speaks to the house itself, or to one that takes everything back that it was told to write. */
  as(speaker: Speaker, mode: 'real' | 'rehearsed'): Caller
  /** Puts every handed-in filing at a step, or only those of one place and the others where they were. */
  standAt(step: string, only?: Spot): Promise<void>
}

const district = '赣州市'
const seats: Readonly<
  Record<PlaceName, { unit: string; district: string; author: string; project: string }>
> = {
  home: { unit: '卫健委', district, author: 'author', project: '健康体检补助' },
  sibling: { unit: '疾控中心', district, author: 'siblingAuthor', project: '疫苗冷链补助' },
  'other department': { unit: '教育局', district, author: 'stranger', project: '营养午餐补助' },
  county: { unit: '县医保局', district: '信丰县', author: 'countyAuthor', project: '医疗救助补助' },
}

export async function openWorld(): Promise<World> {
  // whoever asks so much is refused in tests of their own
  const limits = { take: async () => undefined, giveBack: async () => undefined }
  const city = await openCity({ limits })
  await importAll(city)
  for (const month of [5, 6, 7])
    for (const who of ['division', 'county'] as const) await openMonth(city, who, month)
  const spots = {} as Record<PlaceName, Spot>
  for (const place of places) spots[place] = await furnish(city, place)
  const tokens = { nobody: null } as Record<Speaker, string | null>
  for (const speaker of roles) tokens[speaker] = (await signedIn(city, speaker)).token
  const handedIn = places.flatMap((place) => [spots[place].photographed, spots[place].plain])
  const put = (step: string, ids: readonly string[]) =>
    city.pool.query('update filing set at = $1 where id = any($2)', [step, ids])
  return {
    city,
    spots,
    tokens,
    ruleSetId: await savedRuleSet(await city.as('administrator')),
    as: (speaker, mode) => callerOf(mode === 'real' ? city.house : rehearsed(city.house), tokens[speaker]),
    async standAt(step, only) {
      await put(only ? 'unit-head' : step, handedIn)
      if (only) await put(step, [only.photographed, only.plain])
    },
  }
}

/** A house whose transactions run to their end and are then taken back. */
function rehearsed(house: House): House {
  class TakenBack extends Error {}
  return {
    ...house,
    store: {
      async write(work) {
        let done: { readonly result: Awaited<ReturnType<typeof work>> } | undefined
        try {
          await house.store.write(async (tx) => {
            done = { result: await work(tx) }
            throw new TakenBack()
          })
        } catch (error) {
          if (!(error instanceof TakenBack)) throw error
        }
        if (!done) throw new Error('nothing was done')
        return done.result
      },
    },
  }
}

function callerOf(house: House, token: string | null): Caller {
  return appRouter.createCaller({ house, token, address: '127.0.0.1', actor: () => actorOf(house, token) })
}

async function signedIn(city: City, username: string): Promise<{ token: string; caller: Caller }> {
  const { token } = await city.anybody().identity.signIn({ username, password, device: 'matrix' })
  return { token, caller: callerOf(city.house, token) }
}

async function importAll(city: City): Promise<void> {
  const form = published.find(({ id }) => id === 'B10')
  const every = Object.values(seats)
  const author = (username: string, unit: string, at: string) => ({
    ...{ username, name: username, password },
    roles: [{ role: 'author', district: at, unit }],
  })
  const registers = {
    sections: [{ name: '县社保科', district: '信丰县' }],
    units: [
      { name: '疾控中心', district, department: '卫健委' },
      { name: '县医保局', district: '信丰县', section: '县社保科' },
    ],
    users: [author('siblingAuthor', '疾控中心', district), author('countyAuthor', '县医保局', '信丰县')],
    library: [
      { level1: '产出', level2: '数量', level3: '救助人数', operator: '≥', accumulation: 'cumulative' },
    ],
    projects: every.map(({ project, unit, district: at }) => ({
      ...{ name: project, unit, district: at, startYear: 2021, endYear: 2021 },
    })),
    budgetLines: every.map(({ project, unit, district: at }) => ({
      ...{ project, unit, district: at, fiscalYear: 2021, source: 'fiscal' },
      ...{ initialWan: '6.30', adjustedWan: '6.30' },
    })),
    payments: every.map(({ project, unit, district: at }) => ({
      ...{ project, unit, district: at, fiscalYear: 2021, source: 'fiscal' },
      ...{ paidOn: '2021-05-10', amountWan: '4.50', voucher: `V-${unit}` },
    })),
  }
  for (const { district: at } of [{ district }, { district: '信丰县' }]) {
    const items = every
      .filter((seat) => seat.district === at)
      .map(({ project, unit }) => ({ ...form, id: project, project, unit, department: unit, year: '2021' }))
    const document = at === district ? { ...registers, items } : { items }
    const { findings } = await importFile(city.house, {
      document,
      district: at,
      unit: null,
      demonstration: false,
    })
    const blocked = findings.filter(({ level }) => level === 'block')
    if (blocked.length > 0) throw new Error(JSON.stringify(blocked))
  }
}

async function openMonth(city: City, who: 'division' | 'county', month: number): Promise<void> {
  await (await city.as(who)).review.openTask({
    ...{ kind: 'monitoring', fiscalYear: 2021, month, title: `2021年1–${month}月绩效监控` },
    ...{ opensAt: '2021-08-01T00:00:00.000Z', dueAt: '2021-08-31T15:59:59.000Z' },
  })
}

async function furnish(city: City, place: PlaceName): Promise<Spot> {
  const seat = seats[place]
  const { caller, token } = await signedIn(city, seat.author)
  const one = async <Row>(sql: string, ...values: unknown[]): Promise<Row> => {
    const [row] = (await city.pool.query(sql, values)).rows
    if (row === undefined) throw new Error(`nothing at ${place} for ${sql}`)
    return row as Row
  }
  const unit = await one<Pick<Spot, 'unitId' | 'departmentId' | 'sectionId' | 'districtId' | 'projectId'>>(
    `select u.id as "unitId", u.department_id as "departmentId", u.section_id as "sectionId",
            u.district_id as "districtId", p.id as "projectId"
       from unit u join project p on p.unit_id = u.id where u.name = $1 and p.name = $2`,
    seat.unit,
    seat.project,
  )
  const filing = async (month: number): Promise<string> => {
    const period = taskPeriod('months', 2021, month)
    const sql = 'select id from filing where project_id = $1 and period = $2'
    return (await one<{ id: string }>(sql, unit.projectId, period)).id
  }
  const [plain, photographed, fresh] = [await filing(5), await filing(6), await filing(7)]
  const { content, indicators } = await reportFor(city, caller, fresh)
  const slot = indicators[0] ?? ''
  const photos: EvidenceRef[] = []
  for (const shade of [20, 90, 160])
    photos.push(await stored(city, token, { filingId: photographed, slot, shade }))
  await caller.sync.push(revision(photographed, 0, content, photos))
  await caller.sync.push(revision(plain, 0, content))
  const account = await one<{ accountId: string; roleId: string }>(
    `select a.id as "accountId", r.id as "roleId"
       from account a join role_assignment r on r.account_id = a.id where a.username = $1`,
    seat.author,
  )
  const notice = await one<{ id: string; at: Date }>(
    'select id, at from notice where account_id = $1 order by at desc limit 1',
    account.accountId,
  )
  return {
    ...unit,
    ...account,
    ...{ unitName: seat.unit, slot, fresh, photographed, plain, content, photos, token },
    ...(await doubted(city, photos)),
    notice: { id: notice.id, at: notice.at.toISOString() },
  }
}

async function stored(
  city: City,
  token: string,
  { filingId, slot, shade }: { filingId: string; slot: string; shade: number },
): Promise<EvidenceRef> {
  const background = { r: shade, g: Math.floor(Math.random() * 255), b: 60 }
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .jpeg()
    .toBuffer()
  const actor = await actorOf(city.house, token)
  if (!actor) throw new Error('no session')
  const sha256 = city.house.blobs.hashOf(bytes)
  await storeFile({ ...city.house, actor }, { for: { filingId }, sha256, bytes })
  return evidence(slot, sha256, bytes.byteLength)
}

/** The first photo has a doubt and was never drawn; the second is owed again; the third was sent again. */
async function doubted(
  city: City,
  photos: readonly EvidenceRef[],
): Promise<Pick<Spot, 'findingId' | 'owed' | 'answered'>> {
  const [sampleId, findingId, owed, answered] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const drawnBy = (await city.pool.query("select id from account where username = 'division'")).rows[0].id
  const [first, second, third] = photos.map(({ id }) => id)
  await city.pool.query(
    "insert into photo_finding (id, evidence_id, kind, details) values ($1, $2, 'outside-period', '{}')",
    [findingId, first],
  )
  await city.pool.query(
    `insert into evidence_sample (id, drawn_by, drawn_at, seed, list_hash, population, size)
     values ($1, $2, '2021-08-10', 'seed', 'hash', 2, 2)`,
    [sampleId, drawnBy],
  )
  await city.pool.query(
    `insert into challenge (id, sample_id, evidence_id, answered_at)
     values ($1, $3, $4, null), ($2, $3, $5, '2021-08-10')`,
    [owed, answered, sampleId, second, third],
  )
  return { findingId, owed, answered }
}

async function savedRuleSet(admin: Caller): Promise<string> {
  const { id } = await admin.administration.saveRuleSet({
    ...{ id: randomUUID(), fiscalYear: 2021, version: 0, content: { title: '本市规则' }, note: '试行' },
  })
  if (id === null) throw new Error('a saved rule set has an id')
  return id
}
