/** One unit, one officer with a phone, one head, and what lies between them and the server. */
import { Chance } from '../soak/chance'
import { BadNetwork, type WireCall, type WireFate } from './bad-network'
import { Head, Officer } from './people'
import { Phone } from './phone'
import { type Place, password, type Unit } from './place'

export interface Rig {
  readonly unit: Unit
  /** The first of the unit. */
  readonly filingId: string
  readonly network: BadNetwork
  readonly phone: Phone
  readonly officer: Officer
  readonly head: Head
  /** Another phone of the same officer. */
  secondPhone(): Promise<{ readonly phone: Phone; readonly officer: Officer }>
}

interface RigOptions {
  readonly place: Place
  /** Where a server is now. */
  readonly url: () => string
  readonly fateOf?: (call: WireCall) => WireFate | Promise<WireFate>
  readonly filings?: number
}

/** Ids must not come twice, so each phone has a seed of its own. */
let phones = 0

export async function rig({ place, url, fateOf = () => 'well', filings = 1 }: RigOptions): Promise<Rig> {
  const unit = await place.openUnit(filings)
  const network = await new BadNetwork(url, fateOf).open()
  const opened: Phone[] = []
  const phoneOf = async (name: string) => {
    phones += 1
    const chance = new Chance(phones)
    const phone = new Phone({ base: () => network.url, username: unit.author, password, chance })
    opened.push(phone)
    await phone.signIn(url())
    await phone.start()
    await phone.workspace.refresh()
    return { phone, officer: new Officer(phone, chance, name) }
  }
  place.tenants.push(() => {
    for (const phone of opened) phone.kill()
    return network.close()
  })
  const first = await phoneOf('甲')
  return {
    unit,
    filingId: unit.filingIds[0] ?? '',
    network,
    ...first,
    head: new Head(url, unit.head),
    secondPhone: () => phoneOf('乙'),
  }
}
