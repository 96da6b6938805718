import path from 'node:path'
import { diaryJourney } from '../support/journey/diary-journey'
import { journeyPeople, nothingWasWrong } from '../support/journey/people'
import { weappHand } from '../support/journey/weapp-hand'

jest.setTimeout(180_000)

const folder = path.resolve(__dirname, '../output/weapp-diary')
const people = journeyPeople(weappHand, folder)

it('EV9 EV34 EV36 what was gathered offline on two days becomes a report by itself, and a reviewer reads it', () =>
  diaryJourney(people.owner, people.desk))

nothingWasWrong(people)
