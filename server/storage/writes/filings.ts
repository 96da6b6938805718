import { randomUUID } from 'node:crypto'
import type { EvidenceRef } from '@domain/evidence/evidence'
import type { Outcome } from '@domain/filings/chain'
import type { Receipt } from '@domain/sync/protocol'
import type { DecisionRecord, RevisionRecord } from '@server/application/ports/records'
import type { Transaction } from '@server/application/ports/transaction'
import { insert, iso, type Queryable, scopeClause } from '../sql'
import { toBeRead } from '../unjudged'
import { type FilingRow, filingRecord } from './filing-row'

type FilingWrites = Pick<
  Transaction,
  | 'lockFiling'
  | 'revisionById'
  | 'currentRevision'
  | 'hasAuthored'
  | 'hasEvidenceToRead'
  | 'moveFiling'
  | 'decisionById'
  | 'addDecision'
>

interface RevisionRow {
  id: string
  filing_id: string
  number: number
  base: number
  content: unknown
  content_hash: string
  author_id: string
  author_name: string
  received_at: Date
  receipt: Receipt
  evidence: EvidenceRef[] | null
}

interface DecisionRow {
  id: string
  filing_id: string
  revision: number
  step: string
  outcome: Outcome
  to_step: string
  opinion: string
  answers: unknown
  content_hash: string
  actor_id: string
  actor_name: string
  at: Date
}

const revisionQuery = `
  select r.*, a.name as author_name,
    (select json_agg(jsonb_build_object('id', e.id, 'slot', e.slot, 'sha256', e.sha256, 'size', e.size,
                                        'mediaType', e.media_type, 'capture', e.capture)
              || case when e.name is null then '{}' else jsonb_build_object('name', e.name) end
              order by re.position)
       from revision_evidence re join evidence e on e.id = re.evidence_id
      where re.revision_id = r.id) as evidence
    from revision r join account a on a.id = r.author_id`

export function filingWrites(client: Queryable): FilingWrites {
  return {
    async lockFiling(id, scope) {
      const values: unknown[] = [id]
      const { rows } = await client.query<FilingRow>(
        `select f.*, t.opens_at, coalesce(f.extended_to, t.due_at) as due_at from filing f join task t on t.id = f.task_id
          where f.id = $1 and ${scopeClause(scope, 'f', values)} for update of f`,
        values,
      )
      return rows[0] ? filingRecord(rows[0]) : null
    },

    async revisionById(id) {
      const { rows } = await client.query<RevisionRow>(`${revisionQuery} where r.id = $1`, [id])
      return rows[0] ? revisionRecord(rows[0]) : null
    },

    async currentRevision(filing) {
      const { rows } = await client.query<RevisionRow>(
        `${revisionQuery} where r.filing_id = $1 and r.number = $2`,
        [filing.id, filing.status.revision],
      )
      return rows[0] ? revisionRecord(rows[0]) : null
    },

    async hasAuthored(filingId, accountId) {
      const { rowCount } = await client.query(
        'select 1 from revision where filing_id = $1 and author_id = $2 limit 1',
        [filingId, accountId],
      )
      return rowCount === 1
    },

    async hasEvidenceToRead(filingId) {
      const { rowCount } = await client.query(`select 1 from filing f where f.id = $1 and ${toBeRead}`, [
        filingId,
      ])
      return rowCount === 1
    },

    async moveFiling(id, status, { light, doubts }, at) {
      await client.query(
        `update filing set at = $2, returned_from = $3, revision = $4, light = $5, doubts = $7, moved_at = $6,
                final_at = case when $2 = 'final' then $6::timestamptz else null end
          where id = $1`,
        [id, status.at, status.returnedFrom, status.revision, light, at, doubts],
      )
    },

    async decisionById(id) {
      const { rows } = await client.query<DecisionRow>(
        'select d.*, a.name as actor_name from decision d join account a on a.id = d.actor_id where d.id = $1',
        [id],
      )
      return rows[0] ? decisionRecord(rows[0]) : null
    },

    async addDecision(decision, remarks) {
      await insert(client, 'decision', {
        id: decision.id,
        filing_id: decision.filingId,
        revision: decision.revision,
        step: decision.step,
        outcome: decision.outcome,
        to_step: decision.toStep,
        opinion: decision.opinion,
        answers: decision.answers,
        content_hash: decision.contentHash,
        actor_id: decision.actorId,
        at: decision.at,
      })
      for (const remark of remarks) {
        await insert(client, 'remark', {
          id: randomUUID(),
          decision_id: decision.id,
          filing_id: decision.filingId,
          revision: decision.revision,
          ...remark,
        })
      }
    },
  }
}

function revisionRecord(row: RevisionRow): RevisionRecord {
  return {
    id: row.id,
    filingId: row.filing_id,
    number: row.number,
    base: row.base,
    content: row.content,
    contentHash: row.content_hash,
    authorId: row.author_id,
    authorName: row.author_name,
    receivedAt: iso(row.received_at),
    receipt: row.receipt,
    evidence: row.evidence ?? [],
  }
}

function decisionRecord(row: DecisionRow): DecisionRecord {
  return {
    id: row.id,
    filingId: row.filing_id,
    revision: row.revision,
    step: row.step,
    outcome: row.outcome,
    toStep: row.to_step,
    opinion: row.opinion,
    answers: row.answers,
    contentHash: row.content_hash,
    actorId: row.actor_id,
    actorName: row.actor_name,
    at: iso(row.at),
  }
}
