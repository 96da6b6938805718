import type { Light } from '@domain/filings/form'
import type { FilingRecord } from '@server/application/ports/records'
import { iso } from '../sql'

/** A row of `filing` with the times of its task. */
export interface FilingRow {
  id: string
  kind: string
  period: string
  fiscal_year: number
  project_id: string
  rule_set_id: string
  subject: unknown
  at: string
  returned_from: string | null
  revision: number
  light: Light
  doubts: number
  unit_id: string
  department_id: string
  section_id: string
  district_id: string
  opened_at: Date
  moved_at: Date
  opens_at: Date
  due_at: Date
}

export function filingRecord(row: FilingRow): FilingRecord {
  return {
    id: row.id,
    kind: row.kind,
    period: row.period,
    fiscalYear: row.fiscal_year,
    projectId: row.project_id,
    ruleSetId: row.rule_set_id,
    subject: row.subject,
    status: { at: row.at, returnedFrom: row.returned_from, revision: row.revision },
    light: row.light,
    doubts: row.doubts,
    unitId: row.unit_id,
    departmentId: row.department_id,
    sectionId: row.section_id,
    districtId: row.district_id,
    opensAt: iso(row.opens_at),
    dueAt: iso(row.due_at),
    openedAt: iso(row.opened_at),
    movedAt: iso(row.moved_at),
  }
}
