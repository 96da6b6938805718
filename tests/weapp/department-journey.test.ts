import path from 'node:path'
import { askDepartment, departmentJourney } from '../support/journey/department-journey'
import { journeyPeople, nothingWasWrong } from '../support/journey/people'
import { weappHand } from '../support/journey/weapp-hand'

jest.setTimeout(300_000)

const people = journeyPeople(weappHand, path.resolve(__dirname, '../output/weapp-department'), askDepartment)

it('DP2 DP3 DP4 DP5 DP6 DP9 FK4 a department evaluates itself as a whole in the mini-program', () =>
  departmentJourney(people.owner))

nothingWasWrong(people)
