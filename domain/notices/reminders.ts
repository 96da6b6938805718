import { chinaDay } from './china-time'

/**
 * NT6: which reminder is due on this day: the smallest of the agreed numbers of days that has been reached. One whose
 * own day lay before the task was opened is none. Null when nothing is due.
 */
export function reminderDue(
  task: { readonly opensAt: string; readonly dueAt: string },
  now: string,
  dueDays: readonly number[],
): { readonly reminder: number; readonly left: number } | null {
  const left = chinaDay(task.dueAt) - chinaDay(now)
  if (now > task.dueAt || now < task.opensAt) return null
  const reached = dueDays.filter((days) => left <= days)
  if (reached.length === 0) return null
  const reminder = Math.min(...reached)
  return chinaDay(task.dueAt) - reminder > chinaDay(task.opensAt) ? { reminder, left } : null
}
