/**
 * The store and the reader that pushing, pulling and returning need, in memory: one transaction after the other, each
 * committed whole or not at all. What the soak does not reach says its name when it is touched.
 */
import { covers } from '@domain/access/access'
import type { EvidenceRef } from '@domain/evidence/evidence'
import type { Reader } from '@server/application/ports/reader'
import type {
  AuditEntry,
  DecisionRecord,
  FilingRecord,
  ProjectHeader,
  RevisionRecord,
} from '@server/application/ports/records'
import type { Store, Transaction } from '@server/application/ports/transaction'
import type { Uploads } from '@server/application/ports/uploads'
import { memoryUploads } from '../../support/memory-blobs'

/** What is committed. */
export interface Tables {
  readonly filings: Map<string, FilingRecord>
  readonly revisions: Map<string, RevisionRecord>
  readonly evidence: Map<string, EvidenceRef & { readonly filingId: string }>
  readonly decisions: Map<string, DecisionRecord>
  /** Media type by 'unit/hash'. */
  readonly holdings: Map<string, string>
  readonly changes: Map<string, number>
  readonly audit: AuditEntry[]
  sequence: number
}

export const emptyTables = (): Tables => ({
  filings: new Map(),
  revisions: new Map(),
  evidence: new Map(),
  decisions: new Map(),
  holdings: new Map(),
  changes: new Map(),
  audit: [],
  sequence: 0,
})

export interface StoreOptions {
  /** Asked before each commit: should it fail and leave no trace? */
  readonly refusesCommit: () => boolean
  /** A planted fault of the tests: the last photo's link of a revision is not written. */
  readonly dropsLink: boolean
}

export class DatabaseAway extends Error {}

function rest<Port extends object>(some: Partial<Port>): Port {
  return new Proxy(some as Port, {
    get(target, name) {
      if (name in target) return target[name as keyof Port]
      if (name === 'then') return undefined
      throw new Error(`the soak has no ${String(name)}`)
    },
  })
}

const header: Omit<ProjectHeader, 'id'> = {
  name: '残疾人康复救助',
  unit: '市残联',
  department: '市残联',
  district: '赣州市',
  years: '2026',
  secrecy: '公开',
  demonstration: null,
}

/** Steps are noted while the transaction runs and taken all together when it ends well. */
export function memoryStore(tables: Tables, options: StoreOptions): Store {
  let turn: Promise<unknown> = Promise.resolve()
  return {
    write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      const run = turn.then(async () => {
        const steps: (() => void)[] = []
        const result = await work(transactionOn(tables, steps, options))
        if (options.refusesCommit()) throw new DatabaseAway('before the commit')
        for (const step of steps) step()
        return result
      })
      turn = run.catch(() => {})
      return run
    },
  }
}

/** Holding and audit record, or neither. */
export function memoryHoldings(tables: Tables, { refusesCommit }: StoreOptions): Uploads {
  const uploads = memoryUploads()
  return {
    ...uploads,
    async hold(file, upload) {
      if (refusesCommit()) throw new DatabaseAway('before the commit')
      const { unitId, uploader, sha256, mediaType } = file
      const key = `${unitId}/${sha256}`
      if (!tables.holdings.has(key)) {
        const details = { unitId, mediaType }
        const subject = { subject: 'blob', subjectId: sha256 }
        tables.audit.push({ actorId: uploader, action: 'evidence.stored', ...subject, details })
      }
      tables.holdings.set(key, mediaType)
      await uploads.hold(file, upload)
    },
  }
}

function transactionOn(tables: Tables, steps: (() => void)[], { dropsLink }: StoreOptions): Transaction {
  return rest<Transaction>({
    lockFiling: async (id, scope) => visible(tables, id, scope),
    currentRevision: async (filing) => revisionsOf(tables, filing.id).at(-1) ?? null,
    hasAuthored: async (filingId, accountId) =>
      revisionsOf(tables, filingId).some((revision) => revision.authorId === accountId),
    async lockPush({ filingId, revisionId, evidence }, scope) {
      const filing = visible(tables, filingId, scope)
      if (!filing) return null
      const held = heldBy(
        tables,
        filing.unitId,
        evidence.map(({ sha256 }) => sha256),
      )
      const registered = evidence.flatMap(({ id }) => tables.evidence.get(id) ?? [])
      return { filing, known: tables.revisions.get(revisionId) ?? null, held, registered, gathered: [] }
    },
    async takeIn({ revision: { push, unitId: _, ...revision }, status, seen, audit }) {
      const { revisionId: id, filingId, base, content } = push
      const evidence = dropsLink ? push.evidence.slice(0, -1) : push.evidence
      steps.push(() => {
        tables.revisions.set(id, { ...revision, id, filingId, base, content, evidence, authorName: '曾丽华' })
        for (const item of evidence) tables.evidence.set(item.id, { ...item, filingId })
        const filing = tables.filings.get(filingId)
        if (filing) tables.filings.set(filingId, { ...filing, ...seen, status, movedAt: revision.receivedAt })
        tables.audit.push(audit)
        announce(tables, filingId)
      })
    },
    async moveFiling(id, status, seen, movedAt) {
      steps.push(() => {
        const filing = tables.filings.get(id)
        if (filing) tables.filings.set(id, { ...filing, ...seen, status, movedAt })
      })
    },
    decisionById: async (id) => tables.decisions.get(id) ?? null,
    addDecision: async (decision) => void steps.push(() => tables.decisions.set(decision.id, decision)),
    record: async (entry) => void steps.push(() => tables.audit.push(entry)),
    announce: async ({ id }) => void steps.push(() => announce(tables, id)),
    projectHeader: async (id) => ({ ...header, id }),
    addNotices: async () => [],
    enqueueMessages: async () => {},
  })
}

function announce(tables: Tables, filingId: string): void {
  tables.sequence += 1
  tables.changes.set(filingId, tables.sequence)
}

export function memoryReader(tables: Tables): Reader {
  return rest<Reader>({
    filingPlace: async (id, scope) => visible(tables, id, scope),
    async heldFor(id, scope, hashes) {
      const filing = visible(tables, id, scope)
      return filing && new Set(heldBy(tables, filing.unitId, hashes).keys())
    },
    async feed(scope, cursor, limit) {
      const from = Number(cursor?.seq ?? 0)
      const changed = [...tables.changes]
        .filter(([id, sequence]) => sequence > from && visible(tables, id, scope))
        .sort(([, a], [, b]) => a - b)
      const page = changed.slice(0, limit)
      const seq = String(page.at(-1)?.[1] ?? from)
      return {
        cursor: { epoch: 'soak', xid: '1', seq },
        complete: page.length === changed.length,
        filingIds: page.map(([id]) => id),
      }
    },
    dossiers: async (ids, scope) =>
      ids.flatMap((id) => {
        const filing = visible(tables, id, scope)
        if (!filing) return []
        const revisions = revisionsOf(tables, id)
        const names = { projectName: id, unitName: '市残联', departmentName: '市残联' }
        const decisions = [...tables.decisions.values()].filter((decision) => decision.filingId === id)
        // the person who looks on needs the last ones only; a feed of hundreds would tell the soak nothing more
        return [
          {
            filing,
            ...names,
            revisions: revisions.slice(-3),
            decisions: decisions.slice(-3),
            remarks: [],
            evidence: [],
            execution: null,
          },
        ]
      }),
  })
}

function visible(tables: Tables, id: string, scope: Parameters<typeof covers>[0]): FilingRecord | null {
  const filing = tables.filings.get(id)
  return filing && covers(scope, filing) ? filing : null
}

/** In the order of their numbers, which is the order of their arrival. */
export function revisionsOf(tables: Tables, filingId: string): RevisionRecord[] {
  return [...tables.revisions.values()].filter((revision) => revision.filingId === filingId)
}

function heldBy(tables: Tables, unitId: string, hashes: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    hashes.flatMap((hash) => {
      const mediaType = tables.holdings.get(`${unitId}/${hash}`)
      return mediaType === undefined ? [] : [[hash, mediaType] as const]
    }),
  )
}
