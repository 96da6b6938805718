/** Somebody who reports from the field on one phone, whatever the weather. */
import type { Chance } from './chance'
import type { City } from './city'
import type { Device } from './device'
import { Broken, type Witness } from './witness'

/** More photos than this in one report are taken out again, so that reports stay small. */
const mostPhotos = 3

export class Person {
  submits = 0
  private words = 0
  private readonly photos = new Map<string, Set<string>>()

  constructor(
    private readonly name: string,
    private readonly city: City,
    private readonly device: Device,
    private readonly witness: Witness,
    private readonly chance: Chance,
  ) {}

  /** Writes on one report and hands it in; sometimes goes on writing while it is being sent. */
  async report(filingId: string): Promise<void> {
    const { chance, device } = this
    if (!(await this.write(filingId))) return
    for (let left = chance.below(3); left > 0; left -= 1) await this.shoot(filingId)
    await this.submit(filingId)
    if (chance.happens(0.15)) await device.pass(chance.of([0, 200, 3_000]))
    if (chance.happens(0.15) && (await this.write(filingId)) && chance.happens(0.7))
      await this.submit(filingId)
  }

  /** What the outbox asks of a person: compare, correct, hand in again. */
  async tend(): Promise<void> {
    const { workspace } = this.device
    for (const filingId of this.city.filingIds) {
      const entry = workspace.entries().find((one) => one.filingId === filingId && one.state !== 'delivered')
      const open = workspace.draft(filingId) !== null
      if (workspace.conflict(filingId)) await this.compare(filingId)
      else if (
        open ||
        entry?.state === 'refused' ||
        entry?.state === 'deferred' ||
        entry?.state === 'outdated'
      )
        if (workspace.filing(filingId)?.at === 'author' && (await this.write(filingId)))
          await this.submit(filingId)
    }
  }

  private async compare(filingId: string): Promise<void> {
    const { workspace } = this.device
    const fields = workspace.conflict(filingId)?.fields ?? []
    const choices = Object.fromEntries(fields.map((field) => [field.path, 'mine' as const]))
    if ((await this.device.live(workspace.settle(filingId, choices))) === null) return
    if (await this.write(filingId)) await this.submit(filingId)
  }

  private async write(filingId: string): Promise<boolean> {
    const { workspace } = this.device
    if (!workspace.filing(filingId)) return false
    this.words += 1
    const mark = `${this.name}${this.words}`
    this.witness.writing(filingId)
    workspace.edit(filingId, 'note', mark)
    workspace.edit(filingId, 'figures.done', String(this.words))
    const kept = await this.device.live(workspace.flush().then(() => true))
    if (kept) this.witness.kept(filingId, mark)
    return kept === true
  }

  private async shoot(filingId: string): Promise<void> {
    const { workspace } = this.device
    const held = workspace.draft(filingId)?.evidence ?? []
    if (held.length >= mostPhotos && held[0]) {
      this.photosOf(filingId).delete(held[0].id)
      await this.device.live(workspace.detach(filingId, held[0].id))
      if (this.device.life.dead) return
    }
    const words = this.chance.happens(0.1) ? 'the same photo again' : `photo ${this.chance.uuid()}`
    const photo = await this.device.live(workspace.attach(filingId, 'done', this.device.shot(words), '近景'))
    if (photo) this.photosOf(filingId).add(photo.id)
  }

  private async submit(filingId: string): Promise<void> {
    if (this.device.life.dead) return
    this.witness.submitting(filingId)
    const before = new Set(this.device.workspace.entries().map((entry) => entry.id))
    const entry = await this.device.live(this.device.workspace.submit(filingId))
    if (!entry || before.has(entry.id)) return
    this.submits += 1
    this.witness.submitted(entry, this.photosOf(filingId))
    this.photosOf(filingId).clear()
    if (entry.push.filingId !== filingId) throw new Broken(`${entry.id} is of another filing`)
  }

  private photosOf(filingId: string): Set<string> {
    const photos = this.photos.get(filingId) ?? new Set<string>()
    this.photos.set(filingId, photos)
    return photos
  }
}
