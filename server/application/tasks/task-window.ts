import { instantsOf } from '@domain/calendar/stages'
import { Problem } from '@domain/problems/problem'
import { calendarOf } from '../calendar/windows'
import type { House } from '../ports/context'

/** When a task takes filings, and on which days before its end is reminded. */
export interface TaskWindow {
  readonly opensAt: string
  readonly dueAt: string
  readonly remindDays: readonly number[]
}

/** CA7: the days that the order names, else those of the kind's stage; a kind of months has one for its usual month only. */
export async function windowOf(
  house: House,
  order: { kind: string; fiscalYear: number; opensAt: string | null; dueAt: string | null },
  /** The month that is reported of; null for a kind that is filed once a year. */
  month: number | null,
  districtId: string,
): Promise<TaskWindow> {
  const { kind, fiscalYear, opensAt, dueAt } = order
  if (opensAt !== null && dueAt !== null) return { opensAt, dueAt, remindDays: [] }
  const { stages } = await calendarOf(house, districtId, fiscalYear)
  const stage = stages.find(({ id }) => id === kind)
  const usualMonth = month === null || month === house.rulesOf(fiscalYear).monitoring.stageMonth
  if (!stage || !usualMonth) throw new Problem('calendar.no-window')
  const window = instantsOf(stage)
  return { opensAt: opensAt ?? window.opensAt, dueAt: dueAt ?? window.dueAt, remindDays: stage.remindDays }
}
