import path from 'node:path'
import { batchJourney } from '../support/journey/batch-journey'
import { outboxJourney } from '../support/journey/outbox-journey'
import { journeyPeople, nothingWasWrong } from '../support/journey/people'
import { weappHand } from '../support/journey/weapp-hand'

jest.setTimeout(240_000)

const folder = path.resolve(__dirname, '../output/weapp-outbox')
const people = journeyPeople(weappHand, folder)

it('OB2–OB16 offline, killed, set aside, saved and read back, another account, a newer version, and on', () =>
  outboxJourney(people.owner, people.desk, people.dataDir))

it('RV5 several approved together, one of them moved meanwhile; its owner sees what became of each', () =>
  batchJourney(people.desk, people.owner, people.url))

nothingWasWrong(people)
