import type { Actor, Assignment, Place, Role } from './roles'

export type Action =
  | 'filing.read'
  | 'filing.report'
  | 'filing.review'
  | 'task.open'
  | 'evidence.sample'
  | 'disclosure.confirm'
  | 'registry.import'
  | 'city.administer'

/** AC2: which roles may do what. System administration carries no business data (R12). */
const permissions: Readonly<Record<Action, readonly Role[]>> = {
  'filing.read': ['author', 'unit-head', 'department', 'section', 'division', 'disclosure'],
  'filing.report': ['author'],
  'filing.review': ['unit-head', 'department', 'section', 'division'],
  'task.open': ['division'],
  'evidence.sample': ['section', 'division'],
  'disclosure.confirm': ['disclosure'],
  'registry.import': ['administrator'],
  'city.administer': ['administrator'],
}

/** A condition on a place; storage turns it into a where clause, so rows out of scope cannot be loaded (AC3). */
export type ScopeCondition =
  | { readonly unitId: string }
  | { readonly departmentId: string }
  | { readonly sectionId: string }
  | { readonly districtId: string }

/** Everything that meets any of the conditions; an empty scope holds nothing. */
export type Scope = readonly ScopeCondition[]

/** AC1: the place by which a role reaches; null for one that carries no business data. */
export function reachesBy(role: Role): keyof Place | null {
  switch (role) {
    case 'author':
    case 'unit-head':
      return 'unitId'
    case 'department':
      return 'departmentId'
    case 'section':
      return 'sectionId'
    case 'division':
    case 'disclosure':
      return 'districtId'
    case 'administrator':
      return null
  }
}

/** AC1: how far one assignment reaches. */
function reach(assignment: Assignment): ScopeCondition | null {
  const key = reachesBy(assignment.role)
  const id = key === null ? null : assignment[key]
  return key === null || id === null ? null : ({ [key]: id } as ScopeCondition)
}

/** AC3: the data scope in which the actor may do the action. */
export function scopeOf(actor: Actor, action: Action): Scope {
  return reachOf(actor, permissions[action])
}

/** AC4: the scope in which the actor decides at one step of a chain. */
export function reviewScope(actor: Actor, role: Role): Scope {
  return reachOf(actor, [role])
}

function reachOf(actor: Actor, allowed: readonly Role[]): Scope {
  return actor.assignments
    .filter((assignment) => allowed.includes(assignment.role))
    .map(reach)
    .filter((condition) => condition !== null)
}

export function covers(scope: Scope, place: Place): boolean {
  return scope.some((condition) =>
    Object.entries(condition).every(([key, value]) => place[key as keyof Place] === value),
  )
}

/** AC2: whether the actor holds a role that may do the action anywhere. */
export function holds(actor: Actor, action: Action): boolean {
  return actor.assignments.some((assignment) => permissions[action].includes(assignment.role))
}

/** AD1: the districts whose registers, people and calendar the actor looks after; no reach into filings follows (R12). */
export function administeredDistricts(actor: Actor): readonly string[] {
  const allowed = permissions['city.administer']
  return actor.assignments.filter(({ role }) => allowed.includes(role)).map(({ districtId }) => districtId)
}

/** AC1: whether an assignment names the one place that its role needs, and no other. */
export function isPlaced({ role, unitId, departmentId, sectionId }: Assignment): boolean {
  const [unit, department, section] = [unitId, departmentId, sectionId].map((id) => id !== null)
  switch (role) {
    case 'author':
    case 'unit-head':
      return Boolean(unit && !department && !section)
    case 'department':
      return Boolean(!unit && department && !section)
    case 'section':
      return Boolean(!unit && !department && section)
    default:
      return !unit && !department && !section
  }
}
