import path from 'node:path'
import { askDepartment, departmentJourney } from '../support/journey/department-journey'
import { h5Hand } from '../support/journey/h5-hand'
import { journeyPeople, nothingWasWrong } from '../support/journey/people'

jest.setTimeout(300_000)

const people = journeyPeople(h5Hand, path.resolve(__dirname, '../output/h5-department'), askDepartment)

it('DP2 DP3 DP4 DP5 DP6 DP9 FK4 a department evaluates itself as a whole on the phone', () =>
  departmentJourney(people.owner))

nothingWasWrong(people)
