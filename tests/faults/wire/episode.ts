/**
 * One episode against the real server: a unit with a few reports, one or two phones of its officer, a network drawn by
 * the episode's seed, apps that are killed, phones that are full, clocks that jump, sessions that end. When it has
 * settled, the judge looks at everything that the phones were told.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { Life } from '../../sync/support/storage'
import type { Claims, Told } from '../checker/checker'
import { Chance } from '../soak/chance'
import { BadNetwork, type WireFate, wireFates } from './bad-network'
import { patiently } from './patiently'
import { Head, Officer } from './people'
import { Phone } from './phone'
import { type Place, password, type Unit } from './place'

export interface EpisodeOptions {
  readonly seed: number
  /** Reports delivered before the network clears. */
  readonly sends: number
  readonly place: Place
  /** Where a server is now; several take turns. */
  readonly url: () => string
  readonly phones?: number
}

export interface EpisodeFigures {
  readonly sends: number
  /** Files of the reports that were sent. */
  readonly files: number
  readonly appKills: number
  readonly fates: ReadonlyMap<WireFate, number>
}

/** Something was lost, doubled, or claimed without ground. */
export class Broken extends Error {
  override readonly name = 'Broken'
}

const faults = wireFates.slice(1) as [WireFate, ...WireFate[]]

export async function wireEpisode({
  seed,
  sends,
  place,
  url,
  phones = 0,
}: EpisodeOptions): Promise<EpisodeFigures> {
  const chance = new Chance(seed)
  const unit = await place.openUnit(4)
  const roughness = chance.of([0.02, 0.1, 0.25])
  let clear = false
  const network = await new BadNetwork(url, () =>
    !clear && chance.happens(roughness) ? chance.of(faults) : 'well',
  ).open()
  const head = new Head(url, unit.head)
  const devices: Device[] = []
  try {
    const wanted = phones || (chance.happens(0.3) ? 2 : 1)
    for (let index = 0; index < wanted; index += 1) {
      const device = new Device(unit, network, chance, url, '甲乙丙'[index] ?? '丁')
      await device.begin()
      devices.push(device)
    }
    const delivered = () => devices.reduce((sum, device) => sum + device.told.size, 0)
    for (let step = 0; delivered() < sends && step < sends * 30; step += 1) {
      await (devices[step % devices.length] as Device).act()
      for (const { id, revision } of await place.withHead(unit)) {
        if (chance.happens(0.8)) await head.returns(id, revision)
      }
      if (chance.happens(0.1)) await network.deliverLate((count) => chance.below(count))
    }
    clear = true
    await network.deliverLate((count) => chance.below(count))
    for (let round = 0; round < 15; round += 1) {
      for (const device of devices) await device.clearUp(round === 0)
      if (devices.every((device) => device.atRest())) break
      for (const { id, revision } of await place.withHead(unit)) await head.returns(id, revision)
    }
    const found = await place.verdict(
      unit,
      devices.map((device) => device.claims()),
    )
    if (found.length > 0) throw new Broken(found.map(({ rule, what }) => `${rule} ${what}`).join('\n'))
    const appKills = devices.reduce((sum, device) => sum + device.kills, 0)
    const told = devices.flatMap((device) => [...device.told.values()])
    const files = told.reduce((sum, { push }) => sum + push.evidence.length, 0)
    return { sends: told.length, files, appKills, fates: network.seen }
  } finally {
    for (const device of devices) device.phone.kill()
    await network.close()
  }
}

/** A phone with its officer, and what both were told. */
class Device {
  readonly phone: Phone
  readonly told = new Map<string, Told>()
  kills = 0
  private readonly officer: Officer
  /** Versions that were handed in and not replaced, by filing. */
  private readonly handedIn = new Map<string, string>()

  constructor(
    private readonly unit: Unit,
    network: BadNetwork,
    private readonly chance: Chance,
    private readonly url: () => string,
    name: string,
  ) {
    this.phone = new Phone({ base: () => network.url, username: unit.author, password, chance })
    this.officer = new Officer(this.phone, chance, name)
  }

  async begin(): Promise<void> {
    await patiently(() => this.phone.signIn(this.url()))
    await this.phone.start()
    await this.phone.workspace.refresh()
  }

  async act(): Promise<void> {
    const { phone, chance } = this
    const roll = chance.next()
    if (roll < 0.08) phone.life.dieAfter(1 + chance.below(14))
    else if (roll < 0.11) phone.life.full = true
    else if (roll < 0.14)
      phone.shift = chance.of([0, 3_600_000, -3_600_000, 3 * 86_400_000, -400 * 86_400_000])
    else if (roll < 0.16) await phone.signOut(this.url()).catch(() => {})
    else if (roll < 0.19) phone.goOnline(false)
    await this.report(chance.of(this.unit.filingIds as [string, ...string[]]))
    phone.life.full = false
    if (!phone.online) phone.goOnline(true)
    await this.officer.settle(chance.of([50, 400, 2_000]))
    await this.revive()
    this.look()
    await this.tend()
    await this.revive()
  }

  /** Nothing goes wrong any more; does what the outbox asks until it asks no more. */
  async clearUp(restarts: boolean): Promise<void> {
    if (restarts) await this.phone.start()
    await this.revive()
    await this.phone.workspace.refresh()
    await this.tend()
    await this.officer.settle(10_000)
    await this.phone.workspace.refresh()
    this.look()
  }

  atRest(): boolean {
    return this.phone.workspace.entries().every(({ state }) => state === 'delivered')
  }

  claims(): Claims {
    this.look()
    const here = new Set(this.phone.workspace.entries().map(({ id }) => id))
    const gone = [...this.handedIn.values()].filter((id) => !here.has(id) && !this.told.has(id))
    return {
      delivered: [...this.told.values()],
      waiting: [
        ...this.phone.claims().waiting,
        ...gone.map((id) => `${id} left the outbox without a receipt`),
      ],
    }
  }

  private async report(filingId: string): Promise<void> {
    const { phone, chance } = this
    if (phone.workspace.filing(filingId)?.at !== 'author') {
      await phone.orDead(phone.workspace.refresh())
      if (phone.life.dead || phone.workspace.filing(filingId)?.at !== 'author') return
    }
    const sizes = Array.from({ length: chance.of([0, 0, 1, 1, 2]) }, () =>
      chance.of([3_000, 20_000, 20_000, 60_000, 300_000]),
    )
    await this.handIn(() => this.officer.report(filingId, sizes))
  }

  /** What the outbox asks of a person: compare, correct, hand in again. */
  private async tend(): Promise<void> {
    const { workspace } = this.phone
    for (const filingId of this.unit.filingIds) {
      if (this.phone.life.dead) return
      const asks = workspace.entries().some((entry) => entry.filingId === filingId && asking.has(entry.state))
      const conflict = workspace.conflict(filingId)
      if (conflict) {
        const choices = Object.fromEntries(conflict.fields.map(({ path }) => [path, 'mine' as const]))
        await this.phone.orDead(workspace.settle(filingId, choices)).catch(expected)
      }
      if ((conflict || asks) && workspace.filing(filingId)?.at === 'author') {
        await this.handIn(async () =>
          (await this.officer.write(filingId)) ? this.phone.orDead(workspace.submit(filingId)) : null,
        )
      }
    }
  }

  private async handIn(hand: () => ReturnType<Officer['report']>): Promise<void> {
    const entry = await hand().catch(expected)
    if (entry) this.handedIn.set(entry.filingId, entry.id)
  }

  private async revive(): Promise<void> {
    while (this.phone.life.dead || this.phone.token === null) {
      if (this.phone.token === null) await patiently(() => this.phone.signIn(this.url()))
      if (!this.phone.life.dead) return
      this.kills += 1
      await this.phone.start(new Life())
      await pause(1)
    }
  }

  private look(): void {
    for (const { id, state, push, receipt } of this.phone.workspace.entries()) {
      if (state === 'delivered') this.told.set(id, { push, receipt })
    }
  }
}

const asking = new Set<string>(['refused', 'deferred', 'outdated'])

/** A person is told why it cannot be now; anything else is a fault of ours. */
function expected(error: unknown): null {
  if (['Problem', 'StorageFull'].includes((error as Error).name)) return null
  throw error
}
