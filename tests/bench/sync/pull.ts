/** What a phone waits for when one filing of its unit has changed, among very many that have not. */
import { photos, report, requestsTo, senderTo } from './driver'
import type { Place } from './place'
import { rounded, spread } from './timing'

const filings = 100_000
const rounds = 100

interface Pulled {
  readonly cursor: unknown
  readonly filings: readonly { readonly id: string }[]
}

export async function pullAmong(place: Place, url: string, cpuMs: () => number) {
  const { pool } = place.opened.database
  const [changing = ''] = await place.openFilings(1)
  await multiply(place, changing)
  const call = requestsTo(url, 1)
  const pull = async (cursor: unknown) => {
    const input = encodeURIComponent(JSON.stringify({ cursor }))
    const headers = { authorization: `Bearer ${place.token}` }
    const text = await call('GET', `/trpc/sync.pull?input=${input}`, headers, Buffer.alloc(0))
    return { pulled: (JSON.parse(text) as { result: { data: Pulled } }).result.data, bytes: text.length }
  }
  // a report with two photos stands on it, as on any that moves
  const item = report(changing, place.content, place.slot, await photos(2, 200_000))
  await senderTo(url, place.token, 2).send(item)
  await pull(null) // the first pull of a database mints the feed's epoch
  const { rows } = await pool.query<{ epoch: string; xid: string; seq: string }>(
    `select m.value as epoch, c.xid::text as xid, c.seq::text as seq
       from meta m, change c where m.key = 'feed_epoch' order by c.xid desc, c.seq desc limit 1`,
  )
  const [latest] = rows
  let cursor: unknown = latest ?? null
  let bytes = 0
  let spent = 0
  const durations: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await pool.query('insert into change (filing_id, unit_id) select id, unit_id from filing where id = $1', [
      changing,
    ])
    const before = cpuMs()
    const start = performance.now()
    const { pulled, bytes: size } = await pull(cursor)
    durations.push(performance.now() - start)
    spent += cpuMs() - before
    if (pulled.filings.map(({ id }) => id).join() !== changing)
      throw new Error('the pull brought something else')
    cursor = pulled.cursor
    bytes = size
  }
  return { filings, bytes, cpuMs: rounded(spent / rounds), ...spread(durations) }
}

/** Filings of the same unit that stand on the feed and never move; nobody opens them, so their subjects are empty. */
async function multiply({ opened }: Place, pattern: string): Promise<void> {
  const { pool } = opened.database
  await pool.query(
    `with source as (select f.*, p.name, p.start_year, p.end_year from filing f join project p on p.id = f.project_id
                      where f.id = $2),
     numbered as (select s.*, gen_random_uuid() as filing, gen_random_uuid()::text as project
                    from generate_series(1, $1::int), source s),
     projects as (insert into project (id, name, unit_id, start_year, end_year)
       select project, name || project, unit_id, start_year, end_year from numbered),
     filings as (insert into filing (id, kind, period, fiscal_year, task_id, project_id, goal_version_id, unit_id,
                                     department_id, section_id, district_id, rule_set_id, subject)
       select filing, kind, period, fiscal_year, task_id, project, goal_version_id, unit_id, department_id, section_id,
              district_id, rule_set_id, '{}' from numbered)
     insert into change (filing_id, unit_id) select filing, unit_id from numbered`,
    [filings, pattern],
  )
  await pool.query('vacuum analyze')
}
