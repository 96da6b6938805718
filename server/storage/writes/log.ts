import type { Transaction } from '@server/application/ports/transaction'
import { insert, type Queryable } from '../sql'

type LogWrites = Pick<Transaction, 'record' | 'announce'>

/** Audit and change feed: part of the same transaction as the change that they follow. */
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
  }
}
