/** The calendar and the board as use cases ask for them and write them (CA1–CA7, CV1–CV4). */
import type { Scope } from '@domain/access/access'
import type { StageWindow } from '@domain/calendar/stages'
import type { Decimal } from '@domain/decimals/decimal'

/** A window that a district set by hand. */
export interface OwnWindow extends StageWindow {
  readonly stage: string
  readonly version: number
}

/** A day that a district counts otherwise than the nation. */
export interface OwnDay {
  readonly day: string
  readonly working: boolean
  readonly note: string
  readonly version: number
}

export interface BoardQuestion {
  readonly scope: Scope
  readonly fiscalYear: number
  readonly kind: string
  /** Null: all periods of the year. */
  readonly period: string | null
  /** How the figures are parted. */
  readonly by: 'district' | 'department' | 'unit'
  /** Null: the whole scope. */
  readonly within: { readonly districtId: string } | { readonly departmentId: string } | null
}

export interface BoardRow {
  readonly id: string
  readonly name: string
  readonly should: number
  readonly excused: number
  readonly filed: number
  readonly audited: number
  readonly filedWan: Decimal
  readonly auditedWan: Decimal
}

/** A filing as the board's last level names it. */
export interface BoardFiling {
  readonly filingId: string
  readonly projectName: string
  readonly period: string
  readonly at: string
  readonly revision: number
  readonly excusedWhy: string | null
  readonly dueAt: string
  readonly budgetWan: Decimal | null
}

export interface CalendarReads {
  ownWindows(districtId: string, fiscalYear: number): Promise<readonly OwnWindow[]>
  ownDays(districtId: string): Promise<readonly OwnDay[]>
  board(question: BoardQuestion): Promise<readonly BoardRow[]>
  boardFilings(
    question: Omit<BoardQuestion, 'by' | 'within'> & {
      readonly unitId: string
      readonly after: { readonly name: string; readonly id: string } | null
      readonly limit: number
    },
  ): Promise<readonly BoardFiling[]>
}

export interface CalendarWrites {
  /** Locks and reads; null where the district has none of its own. */
  lockWindow(districtId: string, fiscalYear: number, stage: string): Promise<OwnWindow | null>
  /** Null returns the stage to the rule set. */
  putWindow(
    key: { districtId: string; fiscalYear: number; stage: string },
    window: StageWindow | null,
  ): Promise<OwnWindow | null>
  lockDay(districtId: string, day: string): Promise<OwnDay | null>
  /** Null returns the day to the national table. */
  putDay(
    key: { districtId: string; day: string },
    counted: { working: boolean; note: string } | null,
  ): Promise<OwnDay | null>
  /** The due day of the filing's task itself, whatever was granted. */
  taskDue(filingId: string): Promise<string>
  extendFiling(filingId: string, until: string): Promise<void>
  excusedWhy(filingId: string): Promise<string | null>
  excuseFiling(filingId: string, reason: string | null): Promise<void>
}
