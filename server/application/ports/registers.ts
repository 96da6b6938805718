/** The registers as an export reads them; amounts and days as plain text, codes as they stand. */
import type { ApprovedGoal } from '@domain/goal/approved-goal'

export type RegisterRow = Readonly<Record<string, string | null>>

export interface RegisteredGoal {
  readonly district: string
  readonly department: string
  readonly unit: string
  readonly project: string
  readonly year: string
  readonly goal: ApprovedGoal
}

/** The keys of the rows are those of the sheets (registry/workbook/sheets.ts). */
export interface Registers {
  readonly units: readonly RegisterRow[]
  readonly users: readonly RegisterRow[]
  readonly projects: readonly RegisterRow[]
  readonly budgetLines: readonly RegisterRow[]
  readonly payments: readonly RegisterRow[]
  readonly library: readonly RegisterRow[]
  /** The newest version of each project and year. */
  readonly goals: readonly RegisteredGoal[]
}

/** An account as an import has to know it before it may touch it. */
export interface NamedAccount {
  readonly username: string
  readonly accountId: string
  readonly districtId: string | null
  readonly administers: boolean
}

export interface RegisterReads {
  /** Of these districts, or of all of them. */
  registers(districts?: readonly string[]): Promise<Registers>
  accountsNamed(usernames: readonly string[]): Promise<readonly NamedAccount[]>
}
