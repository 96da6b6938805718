/** Handing in, and what the person does with entries on their way (OB6, OB9). */
import { AT_AUTHOR, FINAL } from '@domain/filings/chain'
import { Problem } from '@domain/problems/problem'
import type { Core } from './core'
import { revised, submitted } from './drafts'
import { discarded, entryIn, resumed, setAside } from './entries'
import type { Reading } from './reading'
import { isUnsent } from './records'
import { rescueOf } from './rescue'
import type { Runner } from './runner'
import type { Draft, Entry } from './workspace.types'

export class Outbox {
  private readonly submitting = new Map<string, Promise<Entry>>()

  constructor(
    private readonly core: Core,
    private readonly reading: Reading,
    private readonly runner: Runner,
  ) {}

  /** A second tap shares the first one's run. */
  submit(filingId: string): Promise<Entry> {
    const under = this.submitting.get(filingId)
    if (under) return under
    const run = this.submitOnce(filingId).finally(() => this.submitting.delete(filingId))
    this.submitting.set(filingId, run)
    return run
  }

  private async submitOnce(filingId: string): Promise<Entry> {
    const { core } = this
    const waiting = core.ledger.of(filingId).entries.filter(isUnsent).at(-1)
    if (!core.draft(filingId) && waiting) return this.reading.view(waiting)
    this.refuseUnready(filingId)
    const revisionId = await core.ports.random.uuid()
    const queuedAt = core.now()
    await core.ledger.commit(filingId, (work) => submitted(work, revisionId, queuedAt))
    const entry = this.reading.entry(revisionId)
    if (!entry) throw new Error(`the draft of ${filingId} went while it was being submitted`)
    void core.tidied(filingId).catch(() => {})
    this.runner.wake()
    return entry
  }

  /** What the server would refuse is refused here, before anything changes. */
  private refuseUnready(filingId: string): void {
    const opened = this.reading.open(filingId)
    if (!opened) throw new Problem('filing.not-found')
    if (opened.conflict) throw new Problem('revision.outdated')
    const { at } = opened.filing
    if (at === FINAL) throw new Problem('filing.not-with-you')
    if (at !== AT_AUTHOR) throw new Problem('filing.in-review')
    const findings = opened.findings.filter((finding) => finding.level === 'block')
    if (findings.length > 0) throw new Problem('filing.refused', { findings })
  }

  revise(entryId: string): Draft {
    const { work, entry } = this.core.findOrFail(entryId)
    const ground = this.core.groundOf(work.filingId)
    this.core.ledger.amend(work.filingId, (latest) =>
      revised(latest, entryIn(latest, entryId) ?? entry, ground),
    )
    return this.core.draftOrAbsent(work.filingId)
  }

  async setAside(entryId: string): Promise<void> {
    await this.core.ledger.commit(this.filingOf(entryId), (work) => setAside(work, entryId))
  }

  async resume(entryId: string): Promise<void> {
    await this.core.ledger.commit(this.filingOf(entryId), (work) => resumed(work, entryId))
    this.runner.wake()
  }

  async discard(entryId: string): Promise<boolean> {
    const found = this.core.find(entryId)
    if (!found || this.runner.isSending(entryId)) return false
    await this.core.tidied(found.work.filingId, (work) => discarded(work, entryId))
    return this.core.find(entryId) === null
  }

  rescue(entryId: string): Promise<Uint8Array> {
    const reason = this.reading.entry(entryId)?.reason ?? ''
    return rescueOf(this.core, entryId, reason)
  }

  private filingOf(entryId: string): string {
    return this.core.findOrFail(entryId).work.filingId
  }
}
