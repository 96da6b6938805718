import path from 'node:path'
import { goalJourney } from '../support/journey/goal-journey'
import { journeyPeople, nothingWasWrong } from '../support/journey/people'
import { weappHand } from '../support/journey/weapp-hand'

jest.setTimeout(300_000)

const folder = path.resolve(__dirname, '../output/weapp-goal')
const people = journeyPeople(weappHand, folder)

it('DC7 DC11 GD22 TK3 EV11 SE3 SC21 SE9 a project goes from its goal to a published self-evaluation, and the public reads why the grade is lower', () =>
  goalJourney(people.owner, people.desk, people.url, folder))

nothingWasWrong(people)
