import { randomUUID } from 'node:crypto'
import type { ChallengeWrites } from '@server/application/ports/challenge'
import { type ChallengeRow, challengeColumns, challengeJoins, challengeState } from '../reads/challenges'
import { insert, iso, type Queryable, scopeClause } from '../sql'

interface SampleRow {
  id: string
  drawnBy: string
  drawnAt: Date
  seed: string
  listHash: string
  population: number
  size: number
  challenges: number
}

type LockedRow = ChallengeRow & {
  filingId: string
  projectId: string
  slot: string
  fiscalYear: number
  sha256: string
}

export function challengeWrites(client: Queryable): ChallengeWrites {
  return {
    async drawable(steps) {
      const values: unknown[] = []
      const waiting = steps.map(
        ({ at, scope }) => `(f.at = $${values.push(at)} and ${scopeClause(scope, 'f', values)})`,
      )
      const { rows } = await client.query<{ id: string }>(
        `select distinct e.id from filing f join revision r on r.filing_id = f.id and r.number = f.revision
           join revision_evidence re on re.revision_id = r.id join evidence e on e.id = re.evidence_id
          where (${waiting.join(' or ') || 'false'}) and e.media_type like 'image/%'
            and f.project_id is not null and not exists (select 1 from challenge c where c.evidence_id = e.id)`,
        values,
      )
      return rows.map(({ id }) => id)
    },

    async sampleById(id) {
      const { rows } = await client.query<SampleRow>(
        `select s.id, s.drawn_by as "drawnBy", s.drawn_at as "drawnAt", s.seed, s.list_hash as "listHash",
                s.population, s.size,
                (select count(*)::int from challenge c where c.sample_id = s.id) as challenges
           from evidence_sample s where s.id = $1`,
        [id],
      )
      return rows[0] ? { ...rows[0], drawnAt: iso(rows[0].drawnAt) } : null
    },

    async addSample({ id, drawnBy, drawnAt, seed, listHash, population, size }, evidenceIds) {
      await insert(client, 'evidence_sample', {
        ...{ id, seed, population, size },
        drawn_by: drawnBy,
        drawn_at: drawnAt,
        list_hash: listHash,
      })
      for (const evidenceId of evidenceIds) {
        await insert(client, 'challenge', { id: randomUUID(), sample_id: id, evidence_id: evidenceId })
      }
    },

    async lockChallenge(id, scope) {
      const values: unknown[] = [id]
      const { rows } = await client.query<LockedRow>(
        `select ${challengeColumns}, f.id as "filingId", f.project_id as "projectId", e.slot,
                f.fiscal_year as "fiscalYear", e.sha256
           from challenge c ${challengeJoins} join evidence e on e.id = c.evidence_id
           join filing f on f.id = e.filing_id
          where c.id = $1 and ${scopeClause(scope, 'f', values)} for update of c`,
        values,
      )
      const [row] = rows
      if (!row) return null
      const { filingId, projectId, slot, fiscalYear, sha256 } = row
      return { ...challengeState(row), filingId, projectId, slot, fiscalYear, sha256 }
    },

    async issueChallenge(id, code, issuedAt, expiresAt) {
      await client.query('update challenge set code = $2, issued_at = $3, expires_at = $4 where id = $1', [
        id,
        code,
        issuedAt,
        expiresAt,
      ])
    },

    async answerChallenge(id, entryId, at) {
      await client.query('update challenge set entry_id = $2, answered_at = $3 where id = $1', [
        id,
        entryId,
        at,
      ])
    },

    async judgeChallenge({ id, verdict, reason, actorId, at }) {
      await client.query(
        'update challenge set verdict = $2, reason = $3, judged_by = $4, judged_at = $5 where id = $1',
        [id, verdict, reason, actorId, at],
      )
    },
  }
}
