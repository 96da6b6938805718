/**
 * Working days (工作日): days are text, 2026-10-09; which of them are worked comes in as a table, for the State Council
 * settles holidays and the days worked in their place year by year. Rules CA1–CA3.
 */
import dayjs from 'dayjs'

/** Whether a day is worked. */
export interface WorkingDays {
  isWorking(day: string): boolean
}

/** No run of days off is longer; a table that knows no working day is broken. */
const longestRest = 60

/** CA1: the table of a district: its own days first, the nation's for all others. */
export function withExceptions(
  national: WorkingDays,
  exceptions: readonly { readonly day: string; readonly working: boolean }[],
): WorkingDays {
  const own = new Map(exceptions.map(({ day, working }) => [day, working]))
  return { isWorking: (day) => own.get(day) ?? national.isWorking(day) }
}

/** CA2: the day itself where it is worked, else the first worked day after it. */
export function onWorkingDay(day: string, table: WorkingDays): string {
  return table.isWorking(day) ? day : plusWorkingDays(day, 1, table)
}

/** CA3: so many worked days later; negative counts back. The day itself does not count. */
export function plusWorkingDays(day: string, count: number, table: WorkingDays): string {
  const step = count < 0 ? -1 : 1
  let found = day
  for (let left = Math.abs(count); left > 0; left -= 1) {
    let rest = 0
    do {
      found = plusDays(found, step)
      rest += 1
      if (rest > longestRest) throw new Error(`no working day within ${longestRest} days of ${day}`)
    } while (!table.isWorking(found))
  }
  return found
}

function plusDays(day: string, count: number): string {
  return dayjs(day).add(count, 'day').format('YYYY-MM-DD')
}
