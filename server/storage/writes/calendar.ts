import type { CalendarWrites, OwnDay, OwnWindow } from '@server/application/ports/calendar'
import { dayColumns, windowColumns } from '../reads/calendar'
import { iso, type Queryable } from '../sql'

export function calendarWrites(client: Queryable): CalendarWrites {
  return {
    async lockWindow(districtId, fiscalYear, stage) {
      await lockKey(client, `window:${districtId}:${fiscalYear}:${stage}`)
      const { rows } = await client.query<OwnWindow>(
        `select ${windowColumns} from stage_window where district_id = $1 and fiscal_year = $2 and stage = $3`,
        [districtId, fiscalYear, stage],
      )
      return rows[0] ?? null
    },

    async putWindow({ districtId, fiscalYear, stage }, window) {
      const key = [districtId, fiscalYear, stage]
      if (window === null) {
        await client.query(
          'delete from stage_window where district_id = $1 and fiscal_year = $2 and stage = $3',
          key,
        )
        return null
      }
      const { rows } = await client.query<OwnWindow>(
        `insert into stage_window (district_id, fiscal_year, stage, opens_on, due_on, remind_days)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (district_id, fiscal_year, stage) do update set opens_on = excluded.opens_on,
           due_on = excluded.due_on, remind_days = excluded.remind_days, version = stage_window.version + 1
         returning ${windowColumns}`,
        [...key, window.opensOn, window.dueOn, window.remindDays],
      )
      return rows[0] ?? null
    },

    async lockDay(districtId, day) {
      await lockKey(client, `day:${districtId}:${day}`)
      const { rows } = await client.query<OwnDay>(
        `select ${dayColumns} from calendar_day where district_id = $1 and day = $2`,
        [districtId, day],
      )
      return rows[0] ?? null
    },

    async putDay({ districtId, day }, counted) {
      if (counted === null) {
        await client.query('delete from calendar_day where district_id = $1 and day = $2', [districtId, day])
        return null
      }
      const { rows } = await client.query<OwnDay>(
        `insert into calendar_day (district_id, day, working, note) values ($1, $2, $3, $4)
         on conflict (district_id, day) do update set working = excluded.working, note = excluded.note,
           version = calendar_day.version + 1
         returning ${dayColumns}`,
        [districtId, day, counted.working, counted.note],
      )
      return rows[0] ?? null
    },

    async taskDue(filingId) {
      const { rows } = await client.query<{ due: Date }>(
        'select t.due_at as due from filing f join task t on t.id = f.task_id where f.id = $1',
        [filingId],
      )
      if (!rows[0]) throw new Error(`filing ${filingId} vanished while it was extended`)
      return iso(rows[0].due)
    },

    async extendFiling(filingId, until) {
      await client.query('update filing set extended_to = $2 where id = $1', [filingId, until])
    },

    async excusedWhy(filingId) {
      const { rows } = await client.query<{ why: string | null }>(
        'select excused_why as why from filing where id = $1',
        [filingId],
      )
      return rows[0]?.why ?? null
    },

    async excuseFiling(filingId, reason) {
      await client.query('update filing set excused_why = $2 where id = $1', [filingId, reason])
    },
  }
}

/** A row that is not there yet cannot be locked; its key can. */
async function lockKey(client: Queryable, key: string): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [key])
}
