/** What the database's own catalogue tells of our tables: no table is named here, so a new one is backed up too. */
import type pg from 'pg'
import type { Sequence, Table } from './format'

/** The queue's own schema is made by its library, and its jobs belong to one moment. */
const OURS = `n.nspname not in ('information_schema', 'graphile_worker') and n.nspname not like 'pg\\_%'
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`

/**
 * Columns to keep. Left out are generated ones, and those that default to the number of the writing transaction:
 * it means nothing in another database, where the restoring transaction gives its own.
 */
const KEPT = `a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  and coalesce(pg_get_expr(d.adbin, d.adrelid), '') not like '%pg_current_xact_id%'`

export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select n.nspname as schema, c.relname as name,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind in ('r', 'p') and not c.relispartition and c.relname <> '_prisma_migrations' and ${OURS} and ${KEPT}
    group by n.nspname, c.relname order by n.nspname, c.relname`)
  return rows
}

export async function sequencesOf(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and ${OURS} order by 1, 2`)
  const sequences: Sequence[] = []
  for (const { schema, name } of rows) {
    const { rows: state } = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${quoted(schema, name)}`,
    )
    if (state[0]) sequences.push({ schema, name, ...state[0] })
  }
  return sequences
}

/** Foreign keys between our tables, as the statements that drop and remake them. */
export async function foreignKeysOf(client: pg.ClientBase): Promise<{ drop: string; add: string }[]> {
  const { rows } = await client.query<{ schema: string; table: string; name: string; definition: string }>(`
    select n.nspname as schema, c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and ${OURS} order by 1, 2, 3`)
  return rows.map(({ schema, table, name, definition }) => ({
    drop: `alter table ${quoted(schema, table)} drop constraint ${quoted(name)}`,
    add: `alter table ${quoted(schema, table)} add constraint ${quoted(name)} ${definition}`,
  }))
}

/** A name, or a dotted one, as SQL takes it whatever it contains. */
export const quoted = (...names: string[]) => names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.')
