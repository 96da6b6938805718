/** The period of a filing as it is stored (期间): '2021-M07', '2021', or '2021-02' for a year's second. */

/** How often a kind is filed: for the months so far, once a year, or whenever its author begins one (FK6). */
export type Rhythm = 'months' | 'year' | 'as-needed'

/** '2021-M07' of the months to July, '2021' of the year. */
export function taskPeriod(rhythm: 'months' | 'year', fiscalYear: number, month: number): string {
  return rhythm === 'year' ? String(fiscalYear) : `${fiscalYear}-M${String(month).padStart(2, '0')}`
}

/** '2021-02': the second of the year. */
export function numberedPeriod(fiscalYear: number, number: number): string {
  return `${fiscalYear}-${String(number).padStart(2, '0')}`
}

/** The last month that a period covers, 1–12: the whole year unless it names a month. */
export function coveredMonth(period: string): number {
  return Number(/-M(\d\d)$/.exec(period)?.[1] ?? 12)
}
