/**
 * Whoever looks on during a soak: what the phone has promised to the person is written down, and compared with what
 * the phone still has and with what the server holds (OB2–OB15). The first difference is the run's verdict.
 */
import { valueAt } from '@domain/filings/content'
import { receiptCovers, revisionHash } from '@domain/sync/protocol'
import type { Entry } from '../../../mobile/src/sync/workspace.types'
import type { City } from './city'
import type { Device } from './device'
import { revisionsOf } from './memory-store'

/** Something was lost, doubled, or claimed without ground. */
export class Broken extends Error {
  override readonly name = 'Broken'
}

const markOf = (content: unknown): string => String(valueAt(content, 'note') ?? '')

export class Witness {
  /** Entries seen on the phone and not delivered yet, by id. */
  private readonly pending = new Map<string, Entry>()
  private readonly delivered = new Set<string>()
  private readonly replaced = new Set<string>()
  /** Photos that some version carries; what becomes of them later is decided by whoever writes on. */
  private readonly handedIn = new Set<string>()
  /** The newest words of each filing that the phone said to be kept. */
  private readonly marks = new Map<string, string>()

  constructor(
    private readonly city: City,
    private readonly device: Device,
  ) {}

  /** Before a keystroke: from here on the last words may be overwritten. */
  writing(filingId: string): void {
    this.marks.delete(filingId)
  }

  /** The phone said that these words are kept. */
  kept(filingId: string, mark: string): void {
    this.marks.set(filingId, mark)
  }

  /** A submission may take the place of an entry of this filing (OB9). */
  submitting(filingId: string): void {
    for (const [id, entry] of this.pending) if (entry.filingId === filingId) this.replaced.add(id)
  }

  /** Every photo that was kept for this report is in what was handed in. */
  submitted(entry: Entry, photos: ReadonlySet<string>): void {
    const sent = new Set(entry.push.evidence.map((item) => item.id))
    for (const photo of photos) {
      if (!sent.has(photo) && !this.handedIn.has(photo))
        throw new Broken(`photo ${photo} was kept and is not in version ${entry.id}`)
    }
  }

  /** Looks at the phone; call whenever it is at rest. */
  look(): void {
    const entries = this.device.workspace.entries()
    const here = new Set(entries.map((entry) => entry.id))
    for (const entry of entries) {
      for (const item of entry.push.evidence) this.handedIn.add(item.id)
      if (entry.state === 'delivered') this.arrived(entry)
      else this.pending.set(entry.id, entry)
    }
    for (const [id, entry] of this.pending) {
      if (here.has(id)) continue
      if (!this.replaced.has(id))
        throw new Broken(`version ${id} left the outbox of ${entry.filingId} without a receipt`)
      // a copy held up on its way may arrive after a later copy was refused: then the new version is a conflict
      if (this.city.tables.revisions.has(id) && !this.device.weather.late.has(id))
        throw new Broken(`version ${id} was replaced and filed as well`)
      this.pending.delete(id)
    }
    for (const [filingId, mark] of this.marks) this.findWords(filingId, mark)
  }

  /** Everything has settled: nothing waits, nothing is open, every word is with the server. */
  settle(): void {
    this.look()
    const waiting = [...this.pending.values()].map((entry) => `${entry.id} ${entry.state}: ${entry.reason}`)
    if (waiting.length > 0) throw new Broken(`not delivered in the end: ${waiting.join('; ')}`)
    for (const [filingId, mark] of this.marks) {
      const found = revisionsOf(this.city.tables, filingId).some(
        (revision) => markOf(revision.content) === mark,
      )
      if (!found) throw new Broken(`the words ${mark} of ${filingId} never reached the server`)
    }
  }

  get deliveries(): number {
    return this.delivered.size
  }

  private arrived(entry: Entry): void {
    this.pending.delete(entry.id)
    if (this.delivered.has(entry.id)) return
    this.delivered.add(entry.id)
    const { receipt, push } = entry
    if (!receipt || !this.city.verify(receipt))
      throw new Broken(`${entry.id} is delivered without a genuine receipt`)
    if (!receiptCovers(receipt, push)) throw new Broken(`the receipt of ${entry.id} does not cover it`)
    const stored = this.city.tables.revisions.get(entry.id)
    if (stored?.contentHash !== revisionHash(push))
      throw new Broken(`${entry.id} has a receipt and is not stored`)
    const linked = new Set(stored.evidence.map((item) => item.id))
    for (const item of push.evidence) {
      if (!linked.has(item.id)) throw new Broken(`photo ${item.id} of ${entry.id} has a receipt and no link`)
      if (!this.city.blobs.has(item.sha256)) throw new Broken(`photo ${item.id} of ${entry.id} has no bytes`)
    }
  }

  private findWords(filingId: string, mark: string): void {
    const { workspace } = this.device
    const draft = workspace.draft(filingId)
    if (draft && markOf(draft.content) === mark) return
    if (workspace.entries().some((entry) => markOf(entry.push.content) === mark)) return
    if (revisionsOf(this.city.tables, filingId).some((revision) => markOf(revision.content) === mark)) return
    throw new Broken(`the words ${mark} of ${filingId} are gone`)
  }
}

/** What the server holds, whoever sent it: numbered without a gap, each once, each in the log once. */
export function checkServer({ tables, filingIds, blobs }: City): void {
  const logged = tables.audit.filter((entry) => entry.action === 'filing.submitted')
  const ids = logged.map((entry) => String(entry.details.revisionId))
  if (new Set(ids).size !== ids.length) throw new Broken('a version is in the log twice')
  if (ids.length !== tables.revisions.size) throw new Broken('log and versions differ')
  for (const filingId of filingIds) {
    const revisions = revisionsOf(tables, filingId)
    revisions.forEach((revision, index) => {
      if (revision.number !== index + 1) throw new Broken(`${filingId} has no version ${index + 1}`)
      for (const item of revision.evidence) {
        if (!blobs.has(item.sha256)) throw new Broken(`${revision.id} names a photo that is not there`)
      }
    })
    const marks = revisions.map((revision) => markOf(revision.content))
    if (new Set(marks).size !== marks.length) throw new Broken(`${filingId} holds the same report twice`)
  }
}
