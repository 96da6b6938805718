/** The server of a soak: the real use cases and real receipts over memory. */
import type { Actor, Place } from '@domain/access/roles'
import { unfiled } from '@domain/filings/chain'
import { defaultRuleSets } from '@domain/rule-sets/default-rule-sets'
import type { Work } from '@server/application/ports/context'
import type { ImageWorkshop } from '@server/application/ports/evidence'
import { decide } from '@server/application/review/decide'
import { newSigningKey, receiptSigner } from '@server/receipts/ed25519'
import { memoryBlobs } from '../../support/memory-blobs'
import { kinds } from '../../sync/support/kind'
import type { Chance } from './chance'
import {
  DatabaseAway,
  emptyTables,
  memoryHoldings,
  memoryReader,
  memoryStore,
  type Tables,
} from './memory-store'

const place: Place = { unitId: 'u1', departmentId: 'd1', sectionId: 's1', districtId: 'g1' }
const someone = { unitId: null, departmentId: null, sectionId: null, districtId: 'g1' }
export const author: Actor = {
  accountId: 'zeng',
  name: '曾丽华',
  assignments: [{ ...someone, role: 'author', unitId: 'u1' }],
}
const head: Actor = {
  accountId: 'head',
  name: '李建平',
  assignments: [{ ...someone, role: 'unit-head', unitId: 'u1' }],
}

const signer = receiptSigner([newSigningKey()])

export interface City {
  readonly tables: Tables
  readonly blobs: ReadonlyMap<string, Uint8Array>
  readonly filingIds: readonly string[]
  readonly verify: (receipt: Parameters<typeof signer.verify>[0]) => boolean
  as(actor: Actor): Work
  /** The head of the unit returns the filing, when it lies there. */
  returnFiling(filingId: string): Promise<void>
}

export interface CityOptions {
  readonly chance: Chance
  readonly filings: number
  readonly refusesCommit: () => boolean
  readonly dropsLink: boolean
}

export function cityOf({ chance, filings, refusesCommit, dropsLink }: CityOptions): City {
  const tables = emptyTables()
  const blobs = new Map<string, Uint8Array>()
  const [rules] = defaultRuleSets
  if (!rules) throw new Error('no rules')
  const filingIds = Array.from({ length: filings }, () => chance.uuid())
  for (const id of filingIds) {
    tables.sequence += 1
    tables.changes.set(id, tables.sequence)
    tables.filings.set(id, {
      ...place,
      id,
      kind: 'note',
      period: '2026-M07',
      fiscalYear: 2026,
      projectId: 'p',
      ruleSetId: 'r',
      subject: { year: 2026 },
      status: unfiled,
      light: 'gray',
      doubts: 0,
      opensAt: '2026-01-01T00:00:00.000Z',
      dueAt: '2027-01-01T00:00:00.000Z',
      openedAt: '2026-01-01T00:00:00.000Z',
      movedAt: '2026-01-01T00:00:00.000Z',
    })
  }
  const house = {
    now: () => new Date(Date.UTC(2026, 7, 24)),
    newId: () => chance.uuid(),
    kinds,
    rulesOf: () => rules,
    store: memoryStore(tables, { refusesCommit, dropsLink }),
    reader: memoryReader(tables),
    blobs: memoryBlobs(blobs),
    uploads: memoryHoldings(tables, { refusesCommit, dropsLink }),
    workshop: { sniff: async () => ({ mediaType: 'image/jpeg' }) } satisfies Pick<ImageWorkshop, 'sniff'>,
    receipts: signer,
    settings: { sessionHours: 12, maxUploadBytes: 1_000_000 },
  }
  const as = (actor: Actor) => ({ ...house, actor }) as unknown as Work
  return {
    tables,
    blobs,
    filingIds,
    verify: (receipt) => signer.verify(receipt),
    as,
    async returnFiling(filingId) {
      const status = tables.filings.get(filingId)?.status
      if (status?.at !== 'unit-head') return
      const remarks = [{ field: 'note', reason: 'other', text: '请再核对一次' }]
      const verdict = { decisionId: chance.uuid(), filingId, revision: status.revision, to: 'author' }
      await decide(as(head), { ...verdict, outcome: 'returned', opinion: '', remarks }).catch((error) => {
        // the reviewer, too, may find the database away: then the filing comes back another time
        if (!(error instanceof DatabaseAway)) throw error
      })
    },
  }
}
