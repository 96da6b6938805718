/**
 * One episode of the soak: a small city, one or two phones of the same officer, weather drawn by the episode's seed;
 * at its end the weather clears, and the witnesses say whether anything was lost or doubled.
 */
import { Chance } from './chance'
import { cityOf } from './city'
import { Device } from './device'
import { Person } from './person'
import { type Fate, Weather } from './weather'
import { checkServer, Witness } from './witness'

export interface EpisodeOptions {
  readonly seed: number
  /** Reports delivered before the weather clears. */
  readonly sends: number
  /** A planted fault of the server, to try the witnesses. */
  readonly dropsLink?: boolean
}

export interface EpisodeFigures {
  /** Reports delivered. */
  readonly sends: number
  /** Reports handed in; one that could still be replaced was not sent. */
  readonly submits: number
  readonly calls: number
  readonly kills: number
  readonly fates: ReadonlyMap<Fate, number>
}

interface Party {
  readonly device: Device
  readonly person: Person
  readonly witness: Witness
}

/** Rejects with Broken when something was lost, doubled, or claimed without ground. */
export async function episode({ seed, sends, dropsLink = false }: EpisodeOptions): Promise<EpisodeFigures> {
  const chance = new Chance(seed)
  const weather = new Weather(chance, chance.of([0.02, 0.1, 0.3]))
  const failing = { rate: 0.02 }
  const city = cityOf({
    chance,
    filings: 3,
    refusesCommit: () => !weather.clear && chance.happens(failing.rate),
    dropsLink,
  })
  const phones = chance.happens(0.25) ? 2 : 1
  const parties: Party[] = []
  for (let index = 0; index < phones; index += 1) {
    const device = new Device(city, weather, chance)
    const witness = new Witness(city, device)
    parties.push({
      device,
      witness,
      person: new Person('甲乙'[index] ?? '丙', city, device, witness, chance),
    })
    await device.start()
    await device.live(device.workspace.refresh())
  }
  let kills = 0
  const delivered = () => parties.reduce((sum, { witness }) => sum + witness.deliveries, 0)
  for (let step = 0; delivered() < sends && step < sends * 40; step += 1) {
    const party = parties[step % parties.length] as Party
    await act(party, city.filingIds, chance)
    if (chance.happens(0.6)) await city.returnFiling(chance.of(city.filingIds as [string, ...string[]]))
    if (chance.happens(0.1)) await weather.deliverLate()
    if (party.device.life.dead) {
      kills += 1
      await party.device.start()
    }
    party.witness.look()
  }
  await clearUp(parties, weather, city)
  const submits = parties.reduce((sum, { person }) => sum + person.submits, 0)
  const calls = [...weather.seen.values()].reduce((sum, count) => sum + count, 0)
  return { sends: delivered(), submits, calls, kills, fates: weather.seen }

  async function act({ device, person }: Party, filings: readonly string[], luck: Chance): Promise<void> {
    const roll = luck.next()
    if (roll < 0.45) return person.report(luck.of(filings as [string, ...string[]]))
    if (roll < 0.55) return person.tend()
    if (roll < 0.75) return device.pass(luck.of([50, 400, 4_000, 40_000, 400_000]))
    if (roll < 0.8) return void (await device.live(device.workspace.refresh()))
    if (roll < 0.84 || !weather.online) return device.online(!weather.online)
    if (roll < 0.87) return device.show()
    if (roll < 0.88) return device.workspace.retryNow()
    if (roll < 0.94) return device.life.dieAfter(1 + luck.below(14))
    if (roll < 0.95) {
      device.life.full = true
      await person.report(luck.of(filings as [string, ...string[]]))
      await device.pass(1_000)
      device.life.full = false
      return
    }
    if (roll < 0.97) {
      device.shift = luck.of([0, 3_600_000, -3_600_000, 86_400_000 * 3, -86_400_000 * 400])
      return
    }
    if (roll < 0.985) {
      device.signedIn = false
      await device.pass(2_000)
      return device.signIn()
    }
    return void (await device.live(device.workspace.clearDelivered()))
  }
}

/** Everybody is online and signed in, and does what the outbox asks until it asks no more. */
async function clearUp(
  parties: readonly Party[],
  weather: Weather,
  city: ReturnType<typeof cityOf>,
): Promise<void> {
  weather.clear = true
  for (let round = 0; round < 12; round += 1) {
    for (const { device, person, witness } of parties) {
      if (round === 0) await device.start()
      device.signIn()
      device.online(true)
      await device.pass(400_000)
      await device.live(device.workspace.refresh())
      for (const filingId of city.filingIds) await city.returnFiling(filingId)
      await device.live(device.workspace.refresh())
      await person.tend()
      await device.pass(60_000)
      witness.look()
    }
    if (parties.every(({ device }) => isAtRest(device))) break
  }
  for (const { witness } of parties) witness.settle()
  checkServer(city)
}

function isAtRest({ workspace }: Device): boolean {
  return workspace.drafts().length === 0 && workspace.entries().every((entry) => entry.state === 'delivered')
}
