/** The server in memory, as far as a phone can tell: idempotent push, receipts, conflicts, a change feed (SY3–SY9). */

import { type DiaryEntry, diaryEntrySchema, diaryHash } from '@domain/evidence/diary'
import type { EvidenceRef } from '@domain/evidence/evidence'
import { sentenceOf } from '@domain/problems/codes'
import { Problem } from '@domain/problems/problem'
import { defaultRuleSets } from '@domain/rule-sets/default-rule-sets'
import type { Cursor, Receipt, RevisionPush } from '@domain/sync/protocol'
import { revisionHash, revisionSchema } from '@domain/sync/protocol'
import { refusal } from '../../../mobile/src/sync/failure'
import type { UploadPiece, UploadPoint } from '../../../mobile/src/sync/ports'
import type { DiaryPage, FilingView, Pulled } from '../../../mobile/src/sync/remote.types'
import { noteKind } from './kind'
import { sha256 } from './storage'

interface Revision {
  readonly id: string
  readonly number: number
  readonly authorName: string
  readonly receivedAt: string
  readonly content: Readonly<Record<string, unknown>>
  readonly evidence: readonly EvidenceRef[]
  readonly hash: string
  readonly receipt: Receipt
}

interface Filing {
  readonly id: string
  readonly name: string
  at: string
  returnedFrom: string | null
  readonly revisions: Revision[]
  seq: number
}

const [rules] = defaultRuleSets
const base64 = 'c2lnbmF0dXJl'

export class ServerModel {
  readonly filings = new Map<string, Filing>()
  readonly blobs = new Map<string, Uint8Array>()
  /** Every push that arrived, the repeated ones too. */
  readonly arrivals: string[] = []
  epoch = 'e1'
  pageSize = 50
  private seq = 0

  open(id: string, name: string): void {
    this.filings.set(id, { id, name, at: 'author', returnedFrom: null, revisions: [], seq: ++this.seq })
  }

  /** Takes a revision of another officer of the unit. */
  fileElsewhere(id: string, content: Record<string, unknown>, evidence: EvidenceRef[] = []): Receipt {
    const filing = this.of(id)
    const revisionId = `00000000-0000-4000-8000-${String(++this.seq).padStart(12, '0')}`
    return this.push({ revisionId, filingId: id, base: filing.revisions.length, content, evidence }, '李建平')
  }

  return(id: string): void {
    const filing = this.of(id)
    filing.returnedFrom = filing.at
    filing.at = 'author'
    filing.seq = ++this.seq
  }

  readonly diary = new Map<string, DiaryEntry>()

  keepDiary(sent: DiaryEntry): { id: string; contentHash: string; keptAt: string } {
    const entry = diaryEntrySchema.parse(JSON.parse(JSON.stringify(sent)))
    const known = this.diary.get(entry.id)
    const contentHash = diaryHash(entry)
    if (known && diaryHash(known) !== contentHash) throw new Problem('diary.differs')
    if (entry.evidence && !this.blobs.has(entry.evidence.sha256)) {
      throw new Problem('evidence.missing', { missing: [entry.evidence.sha256] })
    }
    this.diary.set(entry.id, entry)
    return { id: entry.id, contentHash, keptAt: '2026-08-24T01:00:00.000Z' }
  }

  diaryPage(): DiaryPage {
    const entries = [...this.diary.values()].map((entry) => ({
      ...entry,
      authorName: '曾丽华',
      pictureUrl: null,
    }))
    return { projects: [], entries, challenges: [], next: null }
  }

  push(sent: RevisionPush, authorName = '曾丽华'): Receipt {
    const push = revisionSchema.parse(JSON.parse(JSON.stringify(sent)))
    this.arrivals.push(push.revisionId)
    const filing = this.of(push.filingId)
    const hash = revisionHash(push)
    for (const other of this.filings.values()) {
      const known = other.revisions.find((revision) => revision.id === push.revisionId)
      if (known && known.hash !== hash) throw new Problem('revision.differs')
      if (known) return known.receipt
    }
    if (push.base !== filing.revisions.length) {
      const last = filing.revisions.at(-1)
      throw new Problem('revision.outdated', {
        current: last && {
          number: last.number,
          content: last.content,
          authorName: last.authorName,
          receivedAt: last.receivedAt,
        },
      })
    }
    if (filing.at !== 'author') throw new Problem('filing.in-review')
    const missing = push.evidence.filter((item) => !this.blobs.has(item.sha256)).map((item) => item.sha256)
    if (missing.length > 0) throw new Problem('evidence.missing', { missing })
    return this.receive(filing, push, hash, authorName)
  }

  private receive(filing: Filing, push: RevisionPush, contentHash: string, authorName: string): Receipt {
    const number = filing.revisions.length + 1
    const receivedAt = new Date(Date.UTC(2026, 7, 24) + ++this.seq * 1000).toISOString()
    const files = push.evidence.map((item) => ({ evidenceId: item.id, slot: item.slot, sha256: item.sha256 }))
    const receipt: Receipt = {
      payload: {
        version: 1,
        revisionId: push.revisionId,
        filingId: filing.id,
        number,
        contentHash,
        files,
        unitId: 'u1',
        receivedAt,
        keyId: 'k1',
      },
      signature: base64,
    }
    const { revisionId: id, content, evidence } = push
    filing.revisions.push({
      id,
      number,
      authorName,
      receivedAt,
      content,
      evidence,
      hash: contentHash,
      receipt,
    })
    filing.at = filing.returnedFrom ?? 'unit-head'
    filing.returnedFrom = null
    filing.seq = this.seq
    return receipt
  }

  lacking(hashes: readonly string[]): string[] {
    return hashes.filter((hash) => !this.blobs.has(hash))
  }

  /** Uploads that are not whole yet, by address; what is whole stays for who asks how far it is. */
  readonly uploads = new Map<string, { readonly bytes: Uint8Array; readonly size: number }>()
  /** Sizes of the pieces that arrived. */
  readonly pieces: number[] = []

  upload({ sha256: hash, size, at, bytes }: UploadPiece): UploadPoint {
    const piece = new Uint8Array(bytes)
    this.pieces.push(piece.byteLength)
    const known = at && this.uploads.get(at.address)
    if (at && !known) throw new Problem('upload.not-found')
    if (at && known && known.bytes.byteLength !== at.offset) {
      throw new Problem('upload.elsewhere', { offset: known.bytes.byteLength })
    }
    const address = at?.address ?? `/uploads/${++this.seq}`
    const whole = joined(known?.bytes ?? new Uint8Array(), piece)
    if (whole.byteLength === size) {
      if (sha256(whole) !== hash) {
        this.uploads.delete(address)
        throw new Problem('evidence.hash-mismatch')
      }
      this.blobs.set(hash, whole)
    }
    if (at || whole.byteLength < size) this.uploads.set(address, { bytes: whole, size })
    return { address, offset: whole.byteLength }
  }

  uploadOffset(address: string): number | null {
    return this.uploads.get(address)?.bytes.byteLength ?? null
  }

  pull(cursor: Cursor | null): Pulled {
    const fresh = cursor?.epoch !== this.epoch
    const from = fresh ? 0 : Number(cursor?.seq)
    const changed = [...this.filings.values()]
      .filter((filing) => filing.seq > from)
      .sort((a, b) => a.seq - b.seq)
    const page = changed.slice(0, this.pageSize)
    const last = page.at(-1)?.seq ?? from
    const complete = page.length === changed.length
    const pulled = {
      cursor: { epoch: this.epoch, xid: '1', seq: String(last) },
      complete,
      fresh,
      filings: page.map((filing) => this.view(filing)),
    }
    return JSON.parse(JSON.stringify(pulled)) as Pulled
  }

  view(filing: Filing): FilingView {
    if (!rules) throw new Error('no rules')
    return {
      id: filing.id,
      kind: 'note',
      title: noteKind.title,
      period: '2026-M07',
      projectId: 'p',
      projectName: filing.name,
      unitName: '市残联',
      departmentName: '市残联',
      at: filing.at,
      whereabouts: filing.at,
      returnedFrom: filing.returnedFrom,
      revision: filing.revisions.length,
      dueAt: '2026-08-31T15:59:59.000Z',
      movedAt: '2026-08-01T00:00:00.000Z',
      subject: { year: 2026 },
      rules,
      forecast: null,
      revisions: filing.revisions.map(({ hash: _, ...revision }) => ({
        ...revision,
        evidence: [...revision.evidence],
      })),
      evidence: [],
      remarks: [],
      answered: [],
      timeline: [],
      may: { report: filing.at === 'author', decide: false, confirmPhotos: false, returnTo: [] },
    }
  }

  of(id: string): Filing {
    const filing = this.filings.get(id)
    if (!filing) throw new Problem('filing.not-found')
    return filing
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.byteLength + other.byteLength)
  both.set(one)
  both.set(other, one.byteLength)
  return both
}

/** What a refusal of the model looks like at the phone's end. */
export function overTheWire<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const details = JSON.parse(JSON.stringify(error.details)) as Record<string, unknown>
    throw refusal({ code: error.code, sentence: sentenceOf(error.code), details })
  }
}
