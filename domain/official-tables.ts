import { departmentTable } from './department-evaluation/official-table'
import type { OfficialTable } from './documents/official-table'
import { declarationTable } from './goal-declaration/official-table'
import { monitoringTable } from './monitoring/official-table'
import { selfEvaluationTable } from './self-evaluation/official-table'

/** The official table of each kind that has one, apart from the kinds: documents are the server's, not the phone's. */
export const officialTables: Readonly<Record<string, OfficialTable>> = {
  goal: declarationTable,
  'goal-adjustment': declarationTable,
  monitoring: monitoringTable,
  'self-evaluation': selfEvaluationTable,
  'department-evaluation': departmentTable,
}
