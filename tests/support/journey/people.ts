/** The set-up of a journey: the real server, and two people who have the product; all is put away at the end. */
import { type RealServer, startRealServer } from '../real-server'
import type { Hand } from './hand'

export interface JourneyPeople<H extends Hand> {
  /** Where the server answers. */
  readonly url: string
  /** Where the server keeps everything. */
  readonly dataDir: string
  /** The first person: mostly an owner in the field. */
  readonly owner: H
  /** The second, with the product on another device. */
  readonly desk: H
}

/**
 * To be called at the head of a test file; what it answers may be read within the tests.
 * `prepare` is done on the fresh server before anybody opens the product.
 */
export function journeyPeople<H extends Hand>(
  handOf: (serverUrl: string, folder: string) => Promise<H>,
  folder: string,
  prepare: (serverUrl: string) => Promise<void> = async () => {},
): JourneyPeople<H> {
  let server: RealServer
  let owner: H
  let desk: H
  beforeAll(async () => {
    server = await startRealServer()
    await prepare(server.url)
    owner = await handOf(server.url, folder)
    desk = await handOf(server.url, `${folder}/desk`)
  })
  afterAll(async () => {
    await owner?.close()
    await desk?.close()
    await server?.stop()
  })
  return {
    get url() {
      return server.url
    },
    get dataDir() {
      return server.dataDir
    },
    get owner() {
      return owner
    },
    get desk() {
      return desk
    },
  }
}

/** The last test of a journey: neither program complained of anything on the way. */
export function nothingWasWrong(people: JourneyPeople<Hand>): void {
  it('nothing on the way was refused by the platform, thrown or left unsimulated', async () => {
    for (const hand of [people.owner, people.desk]) expect(await hand.complaints()).toEqual([])
  })
}
