import path from 'node:path'
import { h5Hand } from '../support/journey/h5-hand'
import { outboxJourney } from '../support/journey/outbox-journey'
import { journeyPeople, nothingWasWrong } from '../support/journey/people'

jest.setTimeout(240_000)

const folder = path.resolve(__dirname, '../output/h5-outbox')
const people = journeyPeople(h5Hand, folder)

it('OB2–OB16 offline, killed, set aside, saved and read back, another account, a newer version, and on', () =>
  outboxJourney(people.owner, people.desk, people.dataDir))

nothingWasWrong(people)
