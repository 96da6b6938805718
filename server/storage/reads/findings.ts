import type { FoundFinding } from '@server/application/ports/reader'
import { iso, prepared, type Queryable } from '../sql'

type FindingRow = Omit<FoundFinding, 'judgement' | 'other'> & {
  evidenceId: string
  verdict: 'fine' | 'doubtful' | null
  reason: string | null
  judgedBy: string | null
  judgedAt: Date | null
  other: NonNullable<FoundFinding['other']> | null
}

/** The doubts about each of these pieces of evidence, in the order in which they were found. */
export async function findingsAbout(
  client: Queryable,
  evidenceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly FoundFinding[]>> {
  const found = new Map<string, FoundFinding[]>()
  if (evidenceIds.length === 0) return found
  const { rows } = await client.query<FindingRow>(
    prepared(
      `select n.id, n.evidence_id as "evidenceId", n.kind, n.details, n.verdict, n.reason,
            a.name as "judgedBy", n.judged_at as "judgedAt",
            case when f.id is null then null else json_build_object(
              'projectName', p.name, 'fiscalYear', f.fiscal_year, 'thumbnail', nullif(t.derived, ''),
              'indicator', (select i->>'level3' from goal_version g, jsonb_array_elements(g.goal->'indicators') i
                             where g.id = f.goal_version_id and i->>'id' = o.slot),
              'place', json_build_object('unitId', f.unit_id, 'departmentId', f.department_id,
                                         'sectionId', f.section_id, 'districtId', f.district_id)) end as other
       from photo_finding n left join account a on a.id = n.judged_by
       left join evidence o on o.id = nullif(n.other, '')::uuid left join filing f on f.id = o.filing_id
       left join project p on p.id = f.project_id
       left join blob_derivative t on t.sha256 = o.sha256 and t.owner = '' and t.variant = 'thumbnail'
      where n.evidence_id = any($1::uuid[]) order by n.found_at, n.kind, n.id`,
      [evidenceIds],
    ),
  )
  for (const { evidenceId, verdict, reason, judgedBy, judgedAt, ...finding } of rows) {
    const judgement =
      verdict === null || judgedAt === null
        ? null
        : { verdict, reason: reason ?? '', by: judgedBy ?? '', at: iso(judgedAt) }
    found.set(evidenceId, [...(found.get(evidenceId) ?? []), { ...finding, judgement }])
  }
  return found
}
