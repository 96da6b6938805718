/** Who may do what to which unit's filings (AC1–AC6), as one table. */
import { type Action, covers, holds, reviewScope, scopeOf } from '@domain/access/access'
import { type Actor, type Assignment, type Place, type Role, roles } from '@domain/access/roles'
import fc from 'fast-check'

const nowhere = { unitId: null, departmentId: null, sectionId: null, districtId: 'd1' }
const assignments: Readonly<Record<Role, Assignment>> = {
  author: { ...nowhere, role: 'author', unitId: 'u1' },
  'unit-head': { ...nowhere, role: 'unit-head', unitId: 'u1' },
  department: { ...nowhere, role: 'department', departmentId: 'p1' },
  section: { ...nowhere, role: 'section', sectionId: 's1' },
  division: { ...nowhere, role: 'division' },
  disclosure: { ...nowhere, role: 'disclosure' },
  administrator: { ...nowhere, role: 'administrator' },
}
const actor = (...held: Role[]): Actor => ({
  accountId: 'a',
  name: '某人',
  assignments: held.map((role) => assignments[role]),
})

const own: Place = { unitId: 'u1', departmentId: 'p1', sectionId: 's1', districtId: 'd1' }
const sister: Place = { ...own, unitId: 'u2' }
const neighbour: Place = { ...own, unitId: 'u3', departmentId: 'p2' }
const otherSection: Place = { unitId: 'u4', departmentId: 'p3', sectionId: 's2', districtId: 'd1' }
const otherDistrict: Place = { unitId: 'u5', departmentId: 'p4', sectionId: 's3', districtId: 'd2' }
const places = { own, sister, neighbour, otherSection, otherDistrict }
const far = ['own', 'sister', 'neighbour', 'otherSection'] as const

const reading: Readonly<Record<Role, readonly string[]>> = {
  author: ['own'],
  'unit-head': ['own'],
  department: ['own', 'sister'],
  section: ['own', 'sister', 'neighbour'],
  division: far,
  disclosure: far,
  administrator: [],
}

it.each(roles)('AC1, AC3 how far %s reads', (role) => {
  const scope = scopeOf(actor(role), 'filing.read')
  const seen = Object.entries(places).filter(([, place]) => covers(scope, place))
  expect(seen.map(([name]) => name)).toEqual(reading[role])
})

const allowed: Readonly<Record<Action, readonly Role[]>> = {
  'filing.read': ['author', 'unit-head', 'department', 'section', 'division', 'disclosure'],
  'filing.report': ['author'],
  'filing.review': ['unit-head', 'department', 'section', 'division'],
  'task.open': ['division'],
  'evidence.sample': ['section', 'division'],
  'disclosure.confirm': ['disclosure'],
  'registry.import': ['administrator'],
  'city.administer': ['administrator'],
}

it.each(Object.entries(allowed))('AC2 who may %s', (action, expected) => {
  expect(roles.filter((role) => holds(actor(role), action as Action))).toEqual(expected)
})

it('AC2 system administration sees no business data', () => {
  for (const action of Object.keys(allowed) as Action[]) {
    expect(scopeOf(actor('administrator'), action)).toEqual([])
  }
})

it('AC4 one decides at a step only as far as that step’s role reaches', () => {
  const both = actor('unit-head', 'section')
  expect(reviewScope(both, 'unit-head')).toEqual([{ unitId: 'u1' }])
  expect(reviewScope(both, 'section')).toEqual([{ sectionId: 's1' }])
  expect(reviewScope(both, 'division')).toEqual([])
  expect(covers(reviewScope(both, 'unit-head'), sister)).toBe(false)
})

it('AC5 roles add up, and an action reaches as far as the roles that allow it, never further', () => {
  const role = fc.constantFrom(...roles)
  const place = fc.constantFrom(...Object.values(places))
  const action = fc.constantFrom(...(Object.keys(allowed) as Action[]))
  fc.assert(
    fc.property(fc.uniqueArray(role), fc.uniqueArray(role), place, action, (some, more, where, what) => {
      const reaches = (held: readonly Role[]) => covers(scopeOf(actor(...held), what), where)
      expect(reaches([...some, ...more])).toBe(reaches(some) || reaches(more))
      expect(reaches(some)).toBe(some.some((one) => allowed[what].includes(one) && reaches([one])))
    }),
  )
})

it('AC6 an assignment without its place reaches nothing', () => {
  for (const role of ['author', 'unit-head', 'department', 'section'] as const) {
    const vague: Actor = { accountId: 'a', name: '某人', assignments: [{ ...nowhere, role }] }
    expect(scopeOf(vague, 'filing.read')).toEqual([])
    expect(Object.values(places).some((place) => covers([], place))).toBe(false)
  }
})
