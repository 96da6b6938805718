import path from 'node:path'
import { goalJourney } from '../support/journey/goal-journey'
import { h5Hand } from '../support/journey/h5-hand'
import { journeyPeople, nothingWasWrong } from '../support/journey/people'

jest.setTimeout(300_000)

const folder = path.resolve(__dirname, '../output/h5-goal')
const people = journeyPeople(h5Hand, folder)

it('DC7 DC11 GD22 TK3 EV11 SE3 SC21 SE9 a project goes from its goal to a published self-evaluation, and the public reads why the grade is lower', () =>
  goalJourney(people.owner, people.desk, people.url, folder))

nothingWasWrong(people)
