/** The year's stages and days of a district (年度环节与工作日). Rules CA1–CA5 and AD1–AD3. */
import { type Stage, type StageWindow, usualWindow } from '@domain/calendar/stages'
import { type WorkingDays, withExceptions } from '@domain/calendar/working-days'
import { Problem } from '@domain/problems/problem'
import { recordChange, withinDistricts } from '../administration/administered'
import type { OwnDay } from '../ports/calendar'
import type { House, Work } from '../ports/context'

export interface StageView extends StageWindow {
  readonly id: string
  readonly title: string
  /** Null: as the rule set says. */
  readonly version: number | null
  readonly usual: StageWindow
}

export interface CalendarView {
  readonly districtId: string
  readonly fiscalYear: number
  readonly stages: readonly StageView[]
  readonly days: readonly OwnDay[]
}

export interface WindowOrder extends StageWindow {
  readonly districtId: string
  readonly fiscalYear: number
  readonly stage: string
  /** The version seen; null where the rule set held. */
  readonly version: number | null
}

export async function viewCalendar(
  work: Work,
  { districtId, fiscalYear }: { districtId: string; fiscalYear: number },
): Promise<CalendarView> {
  withinDistricts(work, districtId)
  return calendarOf(work, districtId, fiscalYear)
}

/** CA4: the windows that hold in a district for a year. */
export async function calendarOf(
  house: House,
  districtId: string,
  fiscalYear: number,
): Promise<CalendarView> {
  const own = await house.reader.ownWindows(districtId, fiscalYear)
  const days = await house.reader.ownDays(districtId)
  const table = withExceptions(house.nationalDays, days)
  const stages = house.rulesOf(fiscalYear).calendar.map((stage) => {
    const usual = usualWindow(stage, fiscalYear, table)
    const chosen = own.find((window) => window.stage === stage.id)
    const { opensOn, dueOn, remindDays } = chosen ?? usual
    return {
      id: stage.id,
      title: stage.title,
      opensOn,
      dueOn,
      remindDays,
      version: chosen?.version ?? null,
      usual,
    }
  })
  return { districtId, fiscalYear, stages, days }
}

/** CA1: the days of a district. */
export async function workingDaysOf(house: House, districtId: string): Promise<WorkingDays> {
  return withExceptions(house.nationalDays, await house.reader.ownDays(districtId))
}

/** CA4: sets a stage's days of the year by hand. */
export function saveWindow(work: Work, order: WindowOrder): Promise<CalendarView> {
  const { opensOn, dueOn, remindDays } = order
  if (opensOn > dueOn) throw new Problem('calendar.backwards')
  return changeWindow(work, order, { opensOn, dueOn, remindDays })
}

/** CA4: the rule set's days hold again. */
export function clearWindow(
  work: Work,
  order: Pick<WindowOrder, 'districtId' | 'fiscalYear' | 'stage' | 'version'>,
): Promise<CalendarView> {
  return changeWindow(work, order, null)
}

async function changeWindow(
  work: Work,
  order: Pick<WindowOrder, 'districtId' | 'fiscalYear' | 'stage' | 'version'>,
  wanted: StageWindow | null,
): Promise<CalendarView> {
  const { districtId, fiscalYear, stage, version } = order
  withinDistricts(work, districtId)
  stageOf(work, fiscalYear, stage)
  await work.store.write(async (tx) => {
    const before = await tx.lockWindow(districtId, fiscalYear, stage)
    if (sameWindow(before, wanted)) return
    if ((before?.version ?? null) !== version) throw new Problem('admin.stale', { current: before })
    const after = await tx.putWindow({ districtId, fiscalYear, stage }, wanted)
    await recordChange(work, tx, {
      action: 'calendar.window-saved',
      subject: 'district',
      subjectId: districtId,
      before: before && { fiscalYear, ...before },
      after: after && { fiscalYear, ...after },
    })
  })
  return calendarOf(work, districtId, fiscalYear)
}

/** The stage of the year's rule set; refused where the rule set knows none. */
export function stageOf(house: House, fiscalYear: number, id: string): Stage {
  const stage = house.rulesOf(fiscalYear).calendar.find((candidate) => candidate.id === id)
  if (!stage) throw new Problem('calendar.no-window')
  return stage
}

/** CA1: a day that the district counts otherwise; `counted` null returns it to the national table. */
export async function saveDay(
  work: Work,
  order: {
    readonly districtId: string
    readonly day: string
    readonly version: number | null
    readonly counted: { readonly working: boolean; readonly note: string } | null
  },
): Promise<readonly OwnDay[]> {
  const { districtId, day, version, counted } = order
  withinDistricts(work, districtId)
  await work.store.write(async (tx) => {
    const before = await tx.lockDay(districtId, day)
    const same = before?.working === counted?.working && before?.note === counted?.note
    if (same) return
    if ((before?.version ?? null) !== version) throw new Problem('admin.stale', { current: before })
    const after = await tx.putDay({ districtId, day }, counted)
    await recordChange(work, tx, {
      action: 'calendar.day-saved',
      subject: 'district',
      subjectId: districtId,
      before,
      after,
    })
  })
  return work.reader.ownDays(districtId)
}

function sameWindow(a: StageWindow | null, b: StageWindow | null): boolean {
  if (a === null || b === null) return a === b
  return a.opensOn === b.opensOn && a.dueOn === b.dueOn && a.remindDays.join() === b.remindDays.join()
}
