/** A house of one unit and one officer, in memory; what a test does not need throws when it is touched. */
import { createHash, randomUUID } from 'node:crypto'
import type { Actor, Place } from '@domain/access/roles'
import { filingKinds } from '@domain/kinds'
import { Problem } from '@domain/problems/problem'
import { defaultRuleSets } from '@domain/rule-sets/default-rule-sets'
import { ruleSetFor } from '@domain/rule-sets/rule-set'
import type { House } from '@server/application/ports/context'
import type { Reader } from '@server/application/ports/reader'
import type { AuditEntry, SnapshotRecord } from '@server/application/ports/records'
import type { Transaction } from '@server/application/ports/transaction'
import type { HeldFile } from '@server/application/ports/uploads'
import { type MemoryBlobs, type MemoryUploads, memoryBlobs, memoryUploads } from '../../support/memory-blobs'

export const token = 'a-token-of-the-officer-in-charge-000000000'
export const filingId = '0190a5c0-0000-7000-8000-00000000f111'

const place: Place = { unitId: 'u1', departmentId: 'd1', sectionId: 's1', districtId: 'gz' }
export const officer: Actor = {
  accountId: '0190a5c0-0000-7000-8000-0000000000aa',
  name: '曾丽华',
  assignments: [{ role: 'author', ...place }],
}

export interface FakeHouse extends House {
  snapshots: SnapshotRecord[]
  readonly stored: Map<string, Uint8Array>
  readonly holdings: HeldFile[]
  readonly blobs: MemoryBlobs
  readonly uploads: MemoryUploads
  readonly audit: AuditEntry[]
  asked: number
  broken: { database: boolean; blobs: boolean }
}

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

/** The rest of a port: whatever a test reaches unexpectedly says its name. */
function rest<Port extends object>(some: Partial<Port>): Port {
  return new Proxy(some as Port, {
    get(target, name) {
      if (name in target) return target[name as keyof Port]
      if (name === 'then') return undefined
      throw new Error(`the fake house has no ${String(name)}`)
    },
  })
}

export function fakeHouse(): FakeHouse {
  const stored = new Map<string, Uint8Array>()
  const state = {
    snapshots: [] as SnapshotRecord[],
    stored,
    holdings: [] as FakeHouse['holdings'],
    audit: [] as AuditEntry[],
    asked: 0,
    broken: { database: false, blobs: false },
  }
  const reader = rest<Reader>({
    lastIntegrity: async () => null,
    async actorOf(tokenHash) {
      house.asked += 1
      return tokenHash === sha256(token) ? officer : null
    },
    async actorAt(tokenHash, _now, id) {
      house.asked += 1
      return tokenHash === sha256(token) ? { actor: officer, place: id === filingId ? place : null } : null
    },
    filingPlace: async (id, scope) => (id === filingId && scope.length > 0 ? place : null),
    async searchPublished({ terms, limit, before }) {
      return house.snapshots
        .filter((snapshot) => snapshot.withdrawnAt === null)
        .filter((snapshot) => terms.every((term) => snapshot.terms.includes(term)))
        .filter((snapshot) => before === null || snapshot.publishedAt < before.publishedAt)
        .slice(0, limit)
    },
    published: async (projectId) => house.snapshots.filter((snapshot) => snapshot.projectId === projectId),
    publicPhoto: async (hash) =>
      house.snapshots.some(
        (snapshot) =>
          snapshot.withdrawnAt === null && snapshot.content.photos.some((photo) => photo.sha256 === hash),
      ),
    async check() {
      if (house.broken.database) throw new Error('no database')
    },
  })
  const tx = rest<Transaction>({
    async record(entry) {
      house.audit.push(entry)
    },
  })
  const house: FakeHouse = Object.assign(
    rest<FakeHouse>({
      now: () => new Date('2026-09-03T00:00:00Z'),
      kinds: filingKinds,
      rulesOf(year) {
        const rules = ruleSetFor(year, '360700', defaultRuleSets)
        if (rules === null) throw new Problem('rules.none', { fiscalYear: year })
        return rules
      },
      reader,
      store: { write: (work) => work(tx) },
      newId: randomUUID,
      blobs: {
        ...memoryBlobs(stored),
        async check() {
          if (house.broken.blobs) throw new Error('no disk')
        },
      },
      uploads: memoryUploads(state.holdings),
      workshop: rest<House['workshop']>({
        async sniff({ pieces }) {
          for await (const piece of pieces()) {
            return piece[0] === 0xff ? { mediaType: 'image/jpeg' } : { refusal: 'unsupported' }
          }
          return { refusal: 'empty' }
        },
      }),
      links: {
        seal: () => ({ until: '1788393900', sig: 'ok' }),
        isSealed: (_, { sig }) => sig === 'ok',
        sign: (hash, type) =>
          `/files/${hash}?${new URLSearchParams({ type, until: '1788393900', sig: 'ok' })}`,
        open: ({ sha256: hash, type, signature }) =>
          signature === 'ok' ? { sha256: hash, mediaType: type } : null,
      },
      passwords: rest<House['passwords']>({ tokenHash: sha256 }),
      limits: { take: async () => undefined, giveBack: async () => undefined },
      settings: {
        sessionHours: 1,
        maxUploadBytes: 6_000_000,
        quietHours: { from: 0, to: 0 },
        noticeDays: 180,
        division: '360700',
        passwordLength: 10,
        secondFactor: false,
      },
    }),
    state,
  )
  return house
}
