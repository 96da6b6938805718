/** The treasury's payments (国库支付) as an import writes them and as tasks and forecasts read them. */
import type { Scope } from '@domain/access/access'
import type { PaidAmount } from '@domain/filings/known-project'

export interface NewPayment {
  readonly projectId: string
  readonly voucher: string
  readonly fiscalYear: number
  readonly source: string
  /** YYYY-MM-DD */
  readonly paidOn: string
  /** 万元; negative is a refund. */
  readonly amountWan: string
}

/** A filing that still stands with its author, with nothing handed in. */
export interface UntouchedFiling {
  readonly id: string
  readonly kind: string
  readonly unitId: string
  readonly projectId: string
  readonly fiscalYear: number
  readonly period: string
  readonly subject: unknown
}

export interface PaymentWrites {
  /** PY1, PY2: adds what is new; tells which (by position) stand there already as something else, and as what. */
  putPayments(payments: readonly NewPayment[]): Promise<{
    readonly added: number
    readonly differing: readonly {
      readonly index: number
      readonly amountWan: string
      readonly paidOn: string
    }[]
  }>
  findProject(unitId: string, name: string): Promise<string | null>
  /** Who holds a code already, by name; null if nobody does. */
  codeHolder(register: 'district' | 'unit' | 'project', code: string): Promise<string | null>
  untouchedFilings(projectIds: readonly string[]): Promise<readonly UntouchedFiling[]>
  putSubject(filingId: string, subject: unknown): Promise<void>
  paidOf(projectIds: readonly string[], period: CoveredPeriod): Promise<ReadonlyMap<string, PaidAmount[]>>
}

/** A fiscal year up to the last day of a month. */
export interface CoveredPeriod {
  readonly fiscalYear: number
  readonly month: number
}

/** 预算执行: the year's budget and payments of one project, 万元. */
export interface Execution {
  readonly projectId: string
  readonly projectName: string
  readonly unitName: string
  readonly budgetWan: string
  /** Null where the register of payments holds nothing of the district in that year. */
  readonly paidWan: string | null
}

/** The same with where the project stands. */
export interface PlacedExecution extends Execution {
  readonly departmentName: string
  readonly sectionName: string
  /** The year's newest filing of the project, if there is one. */
  readonly filingId: string | null
}

export interface PaymentReads {
  /** Projects of a scope with a budget in the year. */
  executions(fiscalYear: number, scope: Scope): Promise<readonly PlacedExecution[]>
  /** The execution of these projects in these years, keyed 'project/year'. */
  executionsOf(
    projects: readonly { readonly projectId: string; readonly fiscalYear: number }[],
  ): Promise<ReadonlyMap<string, Execution>>
}
