import { termsOf } from '@domain/disclosure/terms'
import type { ConfirmedPhoto, ProjectHeader } from '@server/application/ports/records'
import type { Transaction } from '@server/application/ports/transaction'
import { initialsOf } from '../initials'
import { type SnapshotRow, snapshotRecord } from '../snapshot-row'
import { insert, type Queryable } from '../sql'

type DisclosureWrites = Pick<
  Transaction,
  'projectFacts' | 'projectHeader' | 'confirmedPhotos' | 'addSnapshot' | 'latestSnapshot' | 'confirmPhoto'
>

export function disclosureWrites(client: Queryable): DisclosureWrites {
  return {
    async projectFacts(filing, facts) {
      await client.query('delete from indicator_fact where filing_id = $1', [filing.id])
      await insert(
        client,
        'filing_fact',
        {
          filing_id: filing.id,
          project_id: filing.projectId,
          period: filing.period,
          light: facts.light,
          budget_wan: facts.budgetWan,
          spent_wan: facts.spentWan,
          score: facts.score?.total ?? null,
          raw_grade: facts.score?.rawGrade ?? null,
          final_grade: facts.score?.finalGrade ?? null,
          cap_reason: facts.score?.capReason ?? null,
        },
        `on conflict (filing_id) do update
            set light = excluded.light, budget_wan = excluded.budget_wan, spent_wan = excluded.spent_wan,
                score = excluded.score, raw_grade = excluded.raw_grade, final_grade = excluded.final_grade,
                cap_reason = excluded.cap_reason`,
      )
      await client.query('update filing set budget_wan = coalesce($2, budget_wan) where id = $1', [
        filing.id,
        facts.budgetWan,
      ])
      for (const fact of facts.indicators) {
        await insert(client, 'indicator_fact', {
          filing_id: filing.id,
          indicator_id: fact.indicatorId,
          name: fact.name,
          target: fact.target,
          actual: fact.actual,
          unit: fact.unit,
          light: fact.light,
          weight: fact.weight ?? null,
          score: fact.score ?? null,
        })
      }
    },

    async projectHeader(projectId) {
      const { rows } = await client.query<
        Omit<ProjectHeader, 'years'> & { start_year: number; end_year: number }
      >(
        `select p.id, p.name, u.name as unit, d.name as department, x.name as district, p.start_year, p.end_year,
                p.secrecy, case when p.demonstration then coalesce(p.source, '演示数据') end as demonstration
           from project p join unit u on u.id = p.unit_id join unit d on d.id = u.department_id
           join district x on x.id = u.district_id where p.id = $1`,
        [projectId],
      )
      const row = rows[0]
      if (!row) throw new Error(`project ${projectId} is gone`)
      const { start_year: start, end_year: end, ...header } = row
      return { ...header, years: start === end ? `${start}年` : `${start}–${end}年` }
    },

    async confirmedPhotos(filingId) {
      const { rows } = await client.query<ConfirmedPhoto>(
        `select e.id as "evidenceId", e.slot, e.capture->>'takenAt' as "takenAt", c.public_sha256 as "publicSha256"
           from filing f join revision r on r.filing_id = f.id and r.number = f.revision
           join revision_evidence re on re.revision_id = r.id join evidence e on e.id = re.evidence_id
           join photo_confirmation c on c.evidence_id = e.id
          where f.id = $1 and c.fit and c.public_sha256 is not null order by re.position`,
        [filingId],
      )
      return rows
    },

    async addSnapshot(snapshot) {
      await client.query(
        'update snapshot set current = false where project_id = $1 and kind = $2 and period = $3 and current',
        [snapshot.projectId, snapshot.kind, snapshot.period],
      )
      const { name, unit, department, district } = snapshot.content.project
      const initials = [name, unit, department, district].map(initialsOf)
      await insert(client, 'snapshot', {
        id: snapshot.id,
        project_id: snapshot.projectId,
        kind: snapshot.kind,
        period: snapshot.period,
        version: snapshot.version,
        content: snapshot.content,
        content_hash: snapshot.contentHash,
        terms: [...new Set([...snapshot.terms, ...termsOf(...initials)])],
        initials: initials.join(' '),
        published_at: snapshot.publishedAt,
      })
    },

    async latestSnapshot(projectId, kind, period) {
      const { rows } = await client.query<SnapshotRow>(
        'select * from snapshot where project_id = $1 and kind = $2 and period = $3 order by version desc limit 1',
        [projectId, kind, period],
      )
      return rows[0] ? snapshotRecord(rows[0]) : null
    },

    async confirmPhoto({ evidenceId, fit, publicSha256, actorId }) {
      await insert(
        client,
        'photo_confirmation',
        { evidence_id: evidenceId, fit, public_sha256: publicSha256, actor_id: actorId },
        `on conflict (evidence_id) do update
            set fit = excluded.fit, public_sha256 = excluded.public_sha256, actor_id = excluded.actor_id, at = now()`,
      )
    },
  }
}
