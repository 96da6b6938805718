/** Who uses the phones of the fault programme: an officer who reports with photos, and a head who returns reports. */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { MonitoringSubject } from '@domain/monitoring/form.schema'
import { type Api, createApi } from '../../../mobile/src/api'
import type { Fetch } from '../../../mobile/src/platform/request.types'
import type { Entry } from '../../../mobile/src/sync/workspace.types'
import type { Chance } from '../soak/chance'
import { patiently } from './patiently'
import type { Phone } from './phone'
import { password } from './place'

export class Officer {
  private words = 0

  constructor(
    readonly phone: Phone,
    private readonly chance: Chance,
    private readonly name = '甲',
  ) {}

  /** Writes a whole report with photos of these sizes and hands it in; null when the app died on the way. */
  async report(filingId: string, sizes: readonly number[]): Promise<Entry | null> {
    const { phone } = this
    if (!(await this.write(filingId))) return null
    for (const evidence of phone.workspace.draft(filingId)?.evidence ?? []) {
      await phone.orDead(phone.workspace.detach(filingId, evidence.id))
      if (phone.life.dead) return null
    }
    for (const [index, size] of sizes.entries()) {
      const slot = this.indicators(filingId)[index % this.indicators(filingId).length] ?? ''
      const shot = phone.shot(this.picture(size))
      if ((await phone.orDead(phone.workspace.attach(filingId, slot, shot, '近景'))) === null) return null
    }
    return phone.orDead(phone.workspace.submit(filingId))
  }

  /** Every figure on target, and words of their own; false when the app died on the way. */
  async write(filingId: string): Promise<boolean> {
    const { workspace } = this.phone
    this.words += 1
    const subject = workspace.filing(filingId)?.subject as MonitoringSubject
    workspace.startDraft(filingId)
    for (const { id, accumulation, target } of subject.indicators) {
      const actual = accumulation === 'qualitative' ? '达成' : accumulation === 'date' ? '2021-07-01' : target
      workspace.edit(filingId, `indicators.${id}.actual`, actual)
    }
    workspace.edit(filingId, 'funds.spent.fiscal', '6.30')
    workspace.edit(filingId, 'funds.remark', `${this.name}${this.words}`)
    return (await this.phone.orDead(workspace.flush().then(() => true))) === true
  }

  /** Lets the outbox work until nothing waits any more, or so long. */
  async settle(withinMs = 30_000, enough: () => boolean = () => false): Promise<void> {
    const { workspace, life } = this.phone
    for (const end = Date.now() + withinMs; Date.now() < end && !life.dead && !enough(); ) {
      if (workspace.unsentCount === 0) return
      workspace.retryNow()
      await pause(25)
    }
  }

  private indicators(filingId: string): readonly string[] {
    const subject = this.phone.workspace.filing(filingId)?.subject as MonitoringSubject
    return subject.indicators.map(({ id }) => id)
  }

  /** What the server takes for a JPEG by its first bytes, with bytes of its own. */
  private picture(size: number): Uint8Array {
    const bytes = new Uint8Array(size)
    for (let at = 0; at < size; at += 1) bytes[at] = (at * 31 + (at >> 8)) & 0xff
    bytes.set([0xff, 0xd8, 0xff, 0xe0])
    const own = new TextEncoder().encode(this.chance.uuid())
    bytes.set(own, 8)
    bytes.set(own, size - own.byteLength)
    return bytes
  }
}

/** The head of the unit, who returns whatever arrives; asks the server directly, until it answers. */
export class Head {
  private token: string | null = null

  constructor(
    private readonly base: () => string,
    private readonly username: string,
  ) {}

  async returns(filingId: string, revision: number, tries = 100): Promise<void> {
    const decision = {
      decisionId: randomUUID(),
      filingId,
      revision,
      to: 'author',
      opinion: '请补充',
      remarks: [{ field: 'funds.remark', reason: 'explanation', text: '请写得更清楚' }],
    }
    await patiently(async () => {
      const api = await this.signedIn()
      await api.review.return.mutate(decision)
    }, tries)
  }

  /** Where the one document of a report can be read. */
  async documentUrl(filingId: string): Promise<string> {
    const { evidence } = await (await this.signedIn()).review.filing.query({ id: filingId })
    const url = evidence[0]?.pictureUrl
    if (!url) throw new Error('the report has no document')
    return url
  }

  private async signedIn(): Promise<Api> {
    const api = createApi({ base: this.base, token: () => this.token, fetch: fetch as unknown as Fetch })
    if (this.token === null) {
      const { username } = this
      this.token = (await api.identity.signIn.mutate({ username, password, device: 'head' })).token
    }
    return api
  }
}
