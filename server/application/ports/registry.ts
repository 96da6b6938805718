/** The registers of the city, as an import writes them. */

import type { Assignment } from '@domain/access/roles'
import type { BudgetBook, EvaluationObject } from '@domain/filings/known-project'
import type { ApprovedGoal } from '@domain/goal/approved-goal'
import type { Found, UnitRecord } from './records'

/** Registers of the city: districts, sections, units, people, projects, budgets and goals. */
export interface RegistryWrites {
  district(name: string, code: string | null): Promise<Found>
  section(name: string, districtId: string): Promise<Found>
  /** `departmentId` null: the unit is a department itself. */
  unit(unit: {
    name: string
    code: string | null
    districtId: string
    departmentId: string | null
    sectionId: string
  }): Promise<Found>
  findUnit(districtId: string, name: string): Promise<UnitRecord | null>
  /** A phone that is given replaces the one registered before, and ends its WeChat binding (ID9). */
  account(account: {
    username: string
    name: string
    passwordHash: string
    phone?: string | null
    /** Of a new account: its password opens nothing but its own change (ID15). */
    initial?: boolean
  }): Promise<Found>
  assign(accountId: string, assignment: Assignment): Promise<void>
  project(project: {
    name: string
    code: string | null
    unitId: string
    startYear: number
    endYear: number
    object: EvaluationObject
    budgetBook: BudgetBook
    isNew: boolean
    secrecy: string
    source: string | null
    demonstration: boolean
  }): Promise<Found>
  /** Where the project is built, in WGS-84; true when that changed something. */
  putSite(
    projectId: string,
    site: { latitude: number; longitude: number; radiusMetres: number | null },
  ): Promise<boolean>
  /** True when that changed something. */
  putBudgetLine(line: {
    projectId: string
    fiscalYear: number
    source: string
    initialWan: string
    adjustedWan: string
  }): Promise<boolean>
  /** The next version of the year's goal; the same goal again is not another version. */
  addGoalVersion(version: {
    projectId: string
    fiscalYear: number
    goal: ApprovedGoal
    goalHash: string
    approvedAt: string
  }): Promise<Found>
}
