import type { EvidenceRef } from '@domain/evidence/evidence'
import type { ChallengeReads, ChallengeState, PendingChallenge } from '@server/application/ports/challenge'
import { iso, prepared, type Queryable, scopeClause } from '../sql'

/** What a state is made of, over `c` challenge, `s` sample, `d` the answering diary entry and `j` its judge. */
export const challengeColumns = `c.id, s.drawn_at as "drawnAt", c.code, c.issued_at as "issuedAt",
  c.expires_at as "expiresAt", c.answered_at as "answeredAt", d.entry->'evidence' as answer, c.verdict, c.reason,
  j.name as "judgedBy", c.judged_at as "judgedAt"`

export const challengeJoins = `join evidence_sample s on s.id = c.sample_id
  left join diary_entry d on d.id = c.entry_id left join account j on j.id = c.judged_by`

export interface ChallengeRow {
  id: string
  drawnAt: Date
  code: string | null
  issuedAt: Date | null
  expiresAt: Date | null
  answeredAt: Date | null
  answer: EvidenceRef | null
  verdict: 'fine' | 'doubtful' | null
  reason: string | null
  judgedBy: string | null
  judgedAt: Date | null
}

export function challengeState(row: ChallengeRow): ChallengeState {
  const { id, code, answer, verdict, reason, judgedBy, judgedAt } = row
  const when = (instant: Date | null): string | null => instant && iso(instant)
  return {
    id,
    code,
    answer,
    drawnAt: iso(row.drawnAt),
    issuedAt: when(row.issuedAt),
    expiresAt: when(row.expiresAt),
    answeredAt: when(row.answeredAt),
    judgement:
      verdict === null || judgedAt === null
        ? null
        : { verdict, reason: reason ?? '', by: judgedBy ?? '', at: iso(judgedAt) },
  }
}

type PendingRow = ChallengeRow & Omit<PendingChallenge, keyof ChallengeState>

export function challengeReads(client: Queryable): ChallengeReads {
  return {
    async pendingChallenges(scope) {
      const values: unknown[] = []
      const { rows } = await client.query<PendingRow>(
        `select ${challengeColumns}, f.project_id as "projectId", p.name as "projectName",
                f.fiscal_year as "fiscalYear", e.slot, coalesce(e.capture->>'view', '') as view,
                nullif(t.derived, '') as thumbnail,
                (select i->>'level3' from goal_version g, jsonb_array_elements(g.goal->'indicators') i
                  where g.id = f.goal_version_id and i->>'id' = e.slot) as indicator
           from challenge c ${challengeJoins} join evidence e on e.id = c.evidence_id
           join filing f on f.id = e.filing_id join project p on p.id = f.project_id
           left join blob_derivative t on t.sha256 = e.sha256 and t.owner = '' and t.variant = 'thumbnail'
          where c.judged_at is null and ${scopeClause(scope, 'f', values)} order by s.drawn_at, c.id limit 100`,
        values,
      )
      return rows.map((row) => {
        const { projectId, projectName, fiscalYear, slot, view, thumbnail, indicator } = row
        return {
          ...challengeState(row),
          ...{ projectId, projectName, fiscalYear, slot, view, thumbnail, indicator },
        }
      })
    },
  }
}

/** Re-shoots of these pieces of evidence. */
export async function challengesOf(
  client: Queryable,
  evidenceIds: readonly string[],
): Promise<ReadonlyMap<string, ChallengeState>> {
  if (evidenceIds.length === 0) return new Map()
  const { rows } = await client.query<ChallengeRow & { evidenceId: string }>(
    prepared(
      `select c.evidence_id as "evidenceId", ${challengeColumns} from challenge c ${challengeJoins}
      where c.evidence_id = any($1::uuid[])`,
      [evidenceIds],
    ),
  )
  return new Map(rows.map((row) => [row.evidenceId, challengeState(row)]))
}
