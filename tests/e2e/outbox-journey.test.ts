import path from 'node:path'
import { batchJourney } from '../support/journey/batch-journey'
import { h5Hand } from '../support/journey/h5-hand'
import { largeDocumentJourney } from '../support/journey/large-document-journey'
import { outboxJourney } from '../support/journey/outbox-journey'
import { journeyPeople, nothingWasWrong } from '../support/journey/people'

jest.setTimeout(240_000)

const folder = path.resolve(__dirname, '../output/h5-outbox')
const people = journeyPeople(h5Hand, folder)

it('OB2–OB16 offline, killed, set aside, saved and read back, another account, a newer version, and on', () =>
  outboxJourney(people.owner, people.desk, people.dataDir))

it('RV5 several approved together, one of them moved meanwhile; its owner sees what became of each', () =>
  batchJourney(people.desk, people.owner, people.url))

it('EV33 a document of 50 MB is kept through a lost network and a killed program, and arrives whole', () =>
  largeDocumentJourney(people.owner, people.url))

nothingWasWrong(people)
