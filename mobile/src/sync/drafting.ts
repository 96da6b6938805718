/** Writing a report and gathering its photos (OB9, OB11). */
import { Problem } from '@domain/problems/problem'
import type { MergeChoice } from '@domain/sync/merge'
import { settled } from './conflicts'
import type { Core } from './core'
import { amended, detached, edited, reattached, renewed, withDraft } from './drafts'
import { withRoom } from './making-room'
import type { Captured } from './ports'
import { type Darkroom, develop, finishShots, placeOf, shotOf } from './shots'
import type { Draft, EvidenceRef } from './workspace.types'

type Place = EvidenceRef['capture']['fix']

export class Drafting {
  private readonly darkroom: Darkroom

  constructor(private readonly core: Core) {
    const { store, files } = core.ports
    this.darkroom = { store, files, ledger: core.ledger, keys: core.keys }
  }

  /** What a kill cut off between shutter and draft. */
  finishShots(): Promise<void> {
    return finishShots(this.darkroom, (id) => this.core.groundOf(id))
  }

  /** FK9: drafts of an older form, once the app has started. */
  async renew(): Promise<void> {
    for (const { filingId, draft } of this.core.ledger.all()) {
      const ground = draft && this.core.groundOf(filingId)
      if (ground) await this.core.ledger.commit(filingId, (work) => renewed(work, ground))
    }
  }

  start(filingId: string): Draft {
    if (!this.core.draft(filingId)) {
      const ground = this.core.groundOf(filingId)
      this.core.ledger.amend(filingId, (work) => withDraft(work, ground))
    }
    return this.core.draftOrAbsent(filingId)
  }

  edit(filingId: string, path: string, value: unknown): void {
    const ground = this.core.groundOf(filingId)
    this.core.ledger.amend(filingId, (work) => edited(withDraft(work, ground), path, value))
    this.core.draftOrAbsent(filingId)
  }

  async drop(filingId: string): Promise<void> {
    await this.core.tidied(filingId, (work) => ({ ...work, draft: null }))
  }

  async attach(filingId: string, slot: string, captured: Captured, view: string): Promise<EvidenceRef> {
    const ground = this.core.groundOf(filingId)
    if (!ground && !this.core.draft(filingId)) throw new Problem('filing.not-found')
    const { locator, random } = this.core.ports
    const place = captured.source === 'camera' ? placeOf(locator, captured.pickedAt) : null
    const shot = shotOf(await random.uuid(), filingId, slot, captured, view)
    const reference = await withRoom(this.core, () => develop(this.darkroom, shot, captured, ground))
    if (place) void place.then((fix) => this.locate(filingId, reference.id, fix))
    return reference
  }

  private locate(filingId: string, evidenceId: string, fix: Place): void {
    if (!this.core.draft(filingId)?.evidence.some((item) => item.id === evidenceId)) return
    this.core.ledger.amend(filingId, (work) =>
      amended(work, evidenceId, (item) => ({ ...item, capture: { ...item.capture, fix } })),
    )
  }

  async rebind(
    filingId: string,
    evidenceId: string,
    to: { slot?: string; view?: string },
  ): Promise<EvidenceRef> {
    const before = this.core.draftOrAbsent(filingId).evidence.find((item) => item.id === evidenceId)
    if (!before) throw new Problem('evidence.not-found')
    // SY6: the server may know the old id with its indicator; at another indicator it is another piece of evidence
    const moves = to.slot !== undefined && to.slot !== before.slot
    const id = moves ? await this.core.ports.random.uuid() : evidenceId
    const change = (item: EvidenceRef): EvidenceRef => ({
      ...item,
      id,
      slot: to.slot ?? item.slot,
      capture: { ...item.capture, view: to.view ?? item.capture.view },
    })
    await this.core.ledger.commit(filingId, (work) => amended(work, evidenceId, change))
    return change(before)
  }

  async detach(filingId: string, evidenceId: string): Promise<void> {
    await this.core.ledger.commit(filingId, (work) => detached(work, evidenceId))
  }

  async reattach(filingId: string, evidenceId: string): Promise<void> {
    await this.core.ledger.commit(filingId, (work) => reattached(work, evidenceId))
  }

  async settle(filingId: string, choices: Readonly<Record<string, MergeChoice>>): Promise<Draft> {
    const ground = this.core.groundOf(filingId)
    if (!ground) throw new Problem('filing.not-found')
    await this.core.ledger.commit(filingId, (work) => settled(work, ground, choices))
    return this.core.draftOrAbsent(filingId)
  }
}
