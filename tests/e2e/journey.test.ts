import path from 'node:path'
import { h5Hand } from '../support/journey/h5-hand'
import { journeyPeople, nothingWasWrong } from '../support/journey/people'
import { wholeJourney } from '../support/journey/whole-journey'

jest.setTimeout(180_000)

const folder = path.resolve(__dirname, '../output/h5')
const people = journeyPeople(h5Hand, folder)

it('a report goes from the field to the public', () =>
  wholeJourney(people.owner, people.desk, people.url, folder))

nothingWasWrong(people)
