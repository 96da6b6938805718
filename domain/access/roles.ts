/**
 * Roles and data scope (岗位与数据范围). Rules AC1–AC6 are stated in RULES.md.
 * A person holds assignments; each ties one role to one place in the city's order.
 */

/** R1 经办, R2 单位负责人, R3 主管部门, R4 业务科室, R5 绩效科, R11 公开审核, R12 系统管理. */
export const roles = [
  'author',
  'unit-head',
  'department',
  'section',
  'division',
  'disclosure',
  'administrator',
] as const

export type Role = (typeof roles)[number]

export const roleTitles: Readonly<Record<Role, string>> = {
  author: '单位经办',
  'unit-head': '单位负责人',
  department: '主管部门审核',
  section: '财政业务科室',
  division: '绩效科',
  disclosure: '公开审核',
  administrator: '系统管理',
}

/** Roles of the finance bureau: they reach beyond one unit, so a password alone may not be enough (ID13). */
export const bureauRoles: readonly Role[] = ['section', 'division', 'disclosure', 'administrator']

/** One role of one person at one place. Which ids are set follows from the role (AC1). */
export interface Assignment {
  readonly role: Role
  readonly unitId: string | null
  readonly departmentId: string | null
  readonly sectionId: string | null
  readonly districtId: string
}

/** Who acts, as the session says. */
export interface Actor {
  readonly accountId: string
  readonly name: string
  readonly assignments: readonly Assignment[]
}

/** Where a thing belongs: own unit ⊂ own department ⊂ the section's departments ⊂ the district. */
export interface Place {
  readonly unitId: string
  readonly departmentId: string
  readonly sectionId: string
  readonly districtId: string
}
