import path from 'node:path'
import { diaryJourney } from '../support/journey/diary-journey'
import { h5Hand } from '../support/journey/h5-hand'
import { journeyPeople, nothingWasWrong } from '../support/journey/people'

jest.setTimeout(180_000)

const folder = path.resolve(__dirname, '../output/h5-diary')
const people = journeyPeople(h5Hand, folder)

it('EV9 EV34 EV36 what was gathered offline on two days becomes a report by itself, and a reviewer reads it', () =>
  diaryJourney(people.owner, people.desk))

nothingWasWrong(people)
