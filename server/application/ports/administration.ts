/** The registers as administration reads and changes them; every row within the given districts (AD1). */
import type { Assignment } from '@domain/access/roles'

/** Districts that somebody administers, by id. */
export type Districts = readonly string[]

/** Counts the changes of a row; a change names the one it was made upon (AD3). */
interface Versioned {
  readonly version: number
}

export interface DistrictEntry {
  readonly id: string
  readonly name: string
  readonly code: string | null
}

export interface SectionEntry extends Versioned {
  readonly id: string
  readonly name: string
  readonly districtId: string
  readonly closedAt: string | null
  /** How many departments it is in charge of. */
  readonly departments: number
}

export interface UnitEntry extends Versioned {
  readonly id: string
  readonly name: string
  readonly code: string | null
  readonly districtId: string
  /** Its own id where the unit is a department. */
  readonly departmentId: string
  readonly departmentName: string
  readonly sectionId: string
  readonly sectionName: string
  readonly closedAt: string | null
}

export interface RoleEntry extends Assignment {
  readonly id: string
  /** The unit, department, section or district by name. */
  readonly place: string
}

export interface PersonEntry extends Versioned {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly phone: string | null
  readonly districtId: string | null
  readonly active: boolean
  readonly lockedUntil: string | null
  readonly initialPassword: boolean
  readonly secondFactor: boolean
  readonly roles: readonly RoleEntry[]
}

/** A list is read on from behind its last row. */
export interface ListCursor {
  readonly name: string
  readonly id: string
}

export interface ListQuestion {
  readonly districts: Districts
  /** Part of a name, a code, or 拼音首字母. */
  readonly text: string
  readonly after: ListCursor | null
  readonly limit: number
}

export interface AdministrationReads {
  districtsById(ids: Districts): Promise<readonly DistrictEntry[]>
  sections(districts: Districts): Promise<readonly SectionEntry[]>
  units(question: ListQuestion & { readonly departmentsOnly: boolean }): Promise<readonly UnitEntry[]>
  people(question: ListQuestion): Promise<readonly PersonEntry[]>
  person(id: string, districts: Districts): Promise<PersonEntry | null>
}

export interface AdministrationWrites {
  /** Locks the row; null when it is absent or of another district, which look the same. */
  lockSection(id: string, districts: Districts): Promise<SectionEntry | null>
  lockUnit(id: string, districts: Districts): Promise<UnitEntry | null>
  lockPerson(id: string, districts: Districts): Promise<PersonEntry | null>
  /** Whether the id is taken anywhere, so that nobody's minting overwrites another's row. */
  isTaken(table: 'section' | 'unit' | 'account' | 'role_assignment', id: string): Promise<boolean>
  /** Writes the whole row; a new id adds it, a known one replaces it as the next version. Null: the name or code is another's. */
  putSection(
    section: Pick<SectionEntry, 'id' | 'name' | 'districtId' | 'closedAt'>,
  ): Promise<SectionEntry | null>
  /** The same; the section of a department is that of its units too. */
  putUnit(
    unit: Pick<UnitEntry, 'id' | 'name' | 'code' | 'districtId' | 'departmentId' | 'sectionId' | 'closedAt'>,
  ): Promise<UnitEntry | null>
  /** Open units of a department beside itself. */
  openMembers(departmentId: string): Promise<number>
  addPerson(person: {
    readonly id: string
    readonly username: string
    readonly name: string
    readonly phone: string | null
    readonly districtId: string
    readonly passwordHash: string
  }): Promise<boolean>
  /** A phone number that changes ends the account's WeChat binding (ID9). */
  putPerson(person: Pick<PersonEntry, 'id' | 'name' | 'phone' | 'active' | 'lockedUntil'>): Promise<void>
  /** An initial password, which has to be changed, or one's own. */
  putPassword(accountId: string, password: { hash: string; initial: boolean }): Promise<void>
  addRole(accountId: string, role: Assignment & { readonly id: string }): Promise<void>
  removeRole(roleId: string): Promise<void>
  /** Ends all sessions of an account but the one given. */
  endSessionsOf(accountId: string, but?: string): Promise<void>
  /** Makes two that would be the first wait for each other. */
  lockAdministration(): Promise<void>
  /** Whether anybody active administers anything. */
  hasAdministrator(): Promise<boolean>
}
