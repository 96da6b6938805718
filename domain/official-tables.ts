import type { OfficialTable } from './documents/official-table'
import { monitoringTable } from './monitoring/official-table'
import { selfEvaluationTable } from './self-evaluation/official-table'

/** The official table of each kind that has one, apart from the kinds: documents are the server's, not the phone's. */
export const officialTables: Readonly<Record<string, OfficialTable>> = {
  monitoring: monitoringTable,
  'self-evaluation': selfEvaluationTable,
}
