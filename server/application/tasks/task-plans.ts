import { holds } from '@domain/access/access'
import { Problem } from '@domain/problems/problem'
import { calendarOf } from '../calendar/windows'
import type { Work } from '../ports/context'
import { districtsOf } from './open-task'

/** What the division can ask its units for in a year. */
export interface TaskPlan {
  readonly kind: string
  readonly title: string
  readonly rhythm: 'months' | 'year'
  /** The month that the calendar's days are of; null for a kind that is filed once a year. */
  readonly month: number | null
  /** The stage's days (CA7); null where the calendar has none, or not the same in all the districts. */
  readonly window: { readonly opensOn: string; readonly dueOn: string } | null
}

/** TK3: the kinds that are asked for by a task, with the days that hold where the order names none. */
export async function taskPlans(work: Work, fiscalYear: number): Promise<readonly TaskPlan[]> {
  if (!holds(work.actor, 'task.open')) throw new Problem('task.not-yours-to-open')
  const { monitoring } = work.rulesOf(fiscalYear)
  const calendars = await Promise.all(districtsOf(work).map((id) => calendarOf(work, id, fiscalYear)))
  return Object.values(work.kinds).flatMap(({ kind, title, occasion: { rhythm } }) => {
    if (rhythm === 'as-needed') return []
    const [first, ...others] = calendars.map(({ stages }) => stages.find(({ id }) => id === kind) ?? null)
    const same = others.every((other) => other?.opensOn === first?.opensOn && other?.dueOn === first?.dueOn)
    const window = first && same ? { opensOn: first.opensOn, dueOn: first.dueOn } : null
    return [{ kind, title, rhythm, month: rhythm === 'year' ? null : monitoring.stageMonth, window }]
  })
}
