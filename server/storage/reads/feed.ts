import type { Scope } from '@domain/access/access'
import type { Cursor } from '@domain/sync/protocol'
import type { FeedPage } from '@server/application/ports/reader'
import { prepared, type Queryable, scopeClause } from '../sql'

/**
 * SY7: one page of the change feed. It ends below the oldest running transaction, so that a change which
 * commits later with a lower number is not passed over; each filing stands at its latest change only.
 */
export async function feedPage(
  client: Queryable,
  scope: Scope,
  cursor: Cursor | null,
  limit: number,
): Promise<FeedPage> {
  if (cursor !== null) {
    // nearly every cursor is of this epoch: the page is read beside the question
    const [epoch, page] = await Promise.all([feedEpoch(client), pageAfter(client, scope, cursor, limit)])
    if (epoch === cursor.epoch) return page
  }
  return pageAfter(client, scope, { epoch: await feedEpoch(client), xid: '0', seq: '0' }, limit)
}

async function pageAfter(client: Queryable, scope: Scope, from: Cursor, limit: number): Promise<FeedPage> {
  const values: unknown[] = [from.xid, from.seq, limit]
  const { rows } = await client.query<{ filing_id: string; xid: string; seq: string }>(
    `with horizon as (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin)
     select c.filing_id, c.xid, c.seq from change c, horizon h
      where ${scopeClause(scope, 'c', values)} and (c.xid, c.seq) > ($1::bigint, $2::bigint) and c.xid < h.xmin
        and not exists (select 1 from change later where later.filing_id = c.filing_id
                           and (later.xid, later.seq) > (c.xid, c.seq) and later.xid < h.xmin)
      order by c.xid, c.seq limit $3`,
    values,
  )
  const last = rows.at(-1)
  return {
    cursor: last ? { epoch: from.epoch, xid: last.xid, seq: last.seq } : from,
    complete: rows.length < limit,
    filingIds: rows.map((row) => row.filing_id),
  }
}

/** The feed's epoch: minted with the database, and again by a restore, which makes phones pull in full. */
async function feedEpoch(client: Queryable): Promise<string> {
  const known = await client.query<{ value: string }>(
    prepared("select value from meta where key = 'feed_epoch'", []),
  )
  // every pull asks; only the first one of a database writes
  const { rows } = known.rows[0] ? known : await mintEpoch(client)
  const epoch = rows[0]?.value
  if (epoch === undefined) throw new Error('the database has no feed epoch')
  return epoch
}

/** Two first pulls at once agree on one epoch. */
function mintEpoch(client: Queryable) {
  return client.query<{ value: string }>(
    `insert into meta (key, value) values ('feed_epoch', gen_random_uuid()::text)
     on conflict (key) do update set key = meta.key returning value`,
  )
}
