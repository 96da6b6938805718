/**
 * Rows as lines: each a JSON array with every value as PostgreSQL writes it in text, or null, so that no type loses
 * anything. The order is that of the text of the whole row, and the same in every database.
 */
import { createHash, type Hash } from 'node:crypto'
import type pg from 'pg'
import { quoted } from './catalogue'
import type { Table } from './format'

const BATCH = 1000

/** Settings that text forms depend on; both sides set them for their transaction. */
export const TEXT_FORMS = `
  set local datestyle = 'ISO'; set local intervalstyle = 'iso_8601'; set local timezone = 'UTC';
  set local extra_float_digits = 3; set local bytea_output = 'hex'; set local xmloption = 'content'`

/** The rows of a table, some at a time, in the transaction that is open. */
export async function* linesOf(client: pg.ClientBase, table: Table): AsyncGenerator<string[]> {
  const values = table.columns.map(({ name }) => `${quoted(name)}::text`).join(', ')
  await client.query(`
    declare backup_rows no scroll cursor for
    select line from (
      select array_to_json(array[${values}]::text[])::text as line from ${quoted(table.schema, table.name)}
    ) as written order by line collate "C"`)
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${BATCH} from backup_rows`)
    if (rows.length === 0) break
    yield rows.map(({ line }) => line)
  }
  await client.query('close backup_rows')
}

/** Adds lines to the table; gives the number added. */
export async function addLines(client: pg.ClientBase, table: Table, lines: string[]): Promise<number> {
  const names = table.columns.map(({ name }) => quoted(name)).join(', ')
  const values = table.columns.map(({ type }, i) => `(line ->> ${i})::${type}`).join(', ')
  const { rowCount } = await client.query(
    `insert into ${quoted(table.schema, table.name)} (${names}) overriding system value
     select ${values} from json_array_elements($1::json) as given (line)`,
    [`[${lines.join(',')}]`],
  )
  return rowCount ?? 0
}

export type Tally = Readonly<{ rows: number; sha256: string }>

/** Counts and hashes lines as they pass, each with its line feed, which is how the file holds them. */
export function tally(): { add: (lines: string[]) => string; done: () => Tally } {
  const hash: Hash = createHash('sha256')
  let rows = 0
  return {
    add(lines) {
      const text = lines.map((line) => `${line}\n`).join('')
      hash.update(text)
      rows += lines.length
      return text
    },
    done: () => ({ rows, sha256: hash.digest('hex') }),
  }
}
