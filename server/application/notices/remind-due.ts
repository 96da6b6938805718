import { reminderDue } from '@domain/notices/reminders'
import { furthestReminderDays } from '@domain/rule-sets/rule-set'
import type { House } from '../ports/context'
import { tell } from './tell'

/**
 * NT6: reminds the authors of every unit that has not handed in all of a task; how many units were reminded of one.
 * Run again, on the same day or by another process at once, it tells nobody twice (NT5).
 */
export async function remindDue(house: House): Promise<number> {
  const now = house.now().toISOString()
  let reminded = 0
  for (const unfiled of await house.reader.unfiled(now, furthestReminderDays)) {
    const { taskId, title, fiscalYear, place, count, filingId, project, dueAt, remindDays } = unfiled
    const { dueDays } = house.rulesOf(fiscalYear).notices
    const due = reminderDue(unfiled, now, remindDays.length > 0 ? remindDays : dueDays)
    if (due === null) continue
    // a transaction for each unit: a long one would stall the change feed
    await house.store.write((tx) =>
      tell(house, tx, {
        kind: 'task.due',
        facts: { task: title, project, count, days: due.left, dueAt },
        occasion: `due:${taskId}:${dueAt}:${due.reminder}:${place.unitId}`,
        filingId: count === 1 ? filingId : null,
        to: { roles: ['author'], place, but: null },
      }),
    )
    reminded += 1
  }
  return reminded
}
