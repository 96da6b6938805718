import type { Transaction } from '@server/application/ports/transaction'
import { insert, type Queryable } from '../sql'

type LogWrites = Pick<Transaction, 'record' | 'announce' | 'enqueueImages'>

/** Audit, change feed and jobs: part of the same transaction as the change that they follow. */
export function logWrites(client: Queryable): LogWrites {
  return {
    async record(entry) {
      await insert(client, 'audit_record', {
        actor_id: entry.actorId,
        action: entry.action,
        subject: entry.subject,
        subject_id: entry.subjectId,
        details: entry.details,
      })
    },

    async announce(filing) {
      await insert(client, 'change', { filing_id: filing.id, unit_id: filing.unitId })
    },

    async enqueueImages(revisionId) {
      await client.query(
        `select graphile_worker.add_job('make-images', json_build_object('revisionId', $1::text),
                                        job_key => 'images:' || $1::text, max_attempts => 5)`,
        [revisionId],
      )
    },
  }
}
