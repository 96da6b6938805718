import type { Store, Transaction } from '@server/application/ports/transaction'
import type pg from 'pg'
import { libraryWrites } from './library'
import type { SecretSeal } from './sealed-secrets'
import type { Queryable } from './sql'
import { accountWrites } from './writes/accounts'
import { administrationWrites } from './writes/administration'
import { calendarWrites } from './writes/calendar'
import { challengeWrites } from './writes/challenges'
import { diaryWrites } from './writes/diary'
import { disclosureWrites } from './writes/disclosure'
import { evidenceWrites } from './writes/evidence'
import { filingWrites } from './writes/filings'
import { findingWrites } from './writes/findings'
import { logWrites } from './writes/log'
import { messageWrites } from './writes/messages'
import { noticeWrites } from './writes/notices'
import { paymentWrites } from './writes/payments'
import { pushWrites } from './writes/pushes'
import { registryWrites } from './writes/registry'
import { ruleWrites } from './writes/rules'
import { secondFactorWrites } from './writes/second-factor'
import { taskWrites } from './writes/tasks'
import { weChatWrites } from './writes/wechat'

/** An open writing transaction would stall the change feed, so none lives longer than this. */
const longestTransaction = '15s'

/** Writing transactions over a pool: committed whole, or as if they had never been. */
export function pgStore(pool: pg.Pool, seals: SecretSeal): Store {
  return {
    async write(work) {
      const client = await pool.connect()
      try {
        await client.query(
          `begin; set local statement_timeout = '${longestTransaction}';
           set local idle_in_transaction_session_timeout = '${longestTransaction}'`,
        )
        const result = await work(transactionOver(client, seals))
        await client.query('commit')
        client.release()
        return result
      } catch (error) {
        const lost = await client.query('rollback').then(
          () => false,
          () => true,
        )
        client.release(lost)
        throw error
      }
    },
  }
}

/** A connection is used for one transaction at a time and for very many: what writes on it is put together once. */
const writers = new WeakMap<Queryable, Transaction>()

function transactionOver(client: Queryable, seals: SecretSeal): Transaction {
  const known = writers.get(client)
  if (known) return known
  const transaction = {
    ...filingWrites(client),
    ...pushWrites(client),
    ...evidenceWrites(client),
    ...findingWrites(client),
    ...accountWrites(client),
    ...weChatWrites(client),
    ...disclosureWrites(client),
    ...taskWrites(client),
    ...registryWrites(client),
    ...paymentWrites(client),
    ...diaryWrites(client),
    ...challengeWrites(client),
    ...administrationWrites(client),
    ...noticeWrites(client),
    ...messageWrites(client),
    ...libraryWrites(client),
    ...calendarWrites(client),
    ...ruleWrites(client),
    ...secondFactorWrites(client, seals),
    ...logWrites(client),
  }
  writers.set(client, transaction)
  return transaction
}
