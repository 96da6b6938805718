/** Projects about to lose 优 or 良 (VF7): asked of the server, remembered for a start without network. */
import type { AppRouter } from '@server/api/app-router'
import type { inferRouterOutputs } from '@trpc/server'
import { createStore } from '@/components/store'
import type { Failure } from '@/lists/paged-list'
import type { KeyValue } from '@/platform/key-value.types'

export type ForecastRow = inferRouterOutputs<AppRouter>['review']['forecast'][number]

export interface ForecastDesk {
  forecast(fiscalYear: number): Promise<readonly ForecastRow[]>
  explain(error: unknown): Failure
  nowMs(): number
  readonly store: KeyValue
  readonly accountId: string
}

export interface ForecastState {
  readonly fiscalYear: number
  readonly rows: readonly ForecastRow[] | null
  readonly asOf: string | null
  readonly refreshing: boolean
  readonly trouble: Failure | null
}

type Remembered = Pick<ForecastState, 'rows' | 'asOf'>

const chinaMs = 8 * 3_600_000

/** The fiscal year of a day is its calendar year, by China's clock. */
const yearOf = (nowMs: number): number => new Date(nowMs + chinaMs).getUTCFullYear()

export function forecastList(desk: ForecastDesk) {
  const fiscalYear = yearOf(desk.nowMs())
  const store = createStore<ForecastState>({
    fiscalYear,
    rows: null,
    asOf: null,
    refreshing: false,
    trouble: null,
  })
  const keyOf = (year: number) => `forecast/${desk.accountId}/${year}`
  const refresh = async (): Promise<void> => {
    const year = store.get().fiscalYear
    store.set({ refreshing: true })
    try {
      const rows = await desk.forecast(year)
      const remembered: Remembered = { rows, asOf: new Date(desk.nowMs()).toISOString() }
      // what cannot be kept can still be read
      await desk.store.set(keyOf(year), remembered).catch(() => {})
      if (store.get().fiscalYear === year) store.set({ ...remembered, trouble: null })
    } catch (error) {
      if (store.get().fiscalYear === year) store.set({ trouble: desk.explain(error) })
    } finally {
      if (store.get().fiscalYear === year) store.set({ refreshing: false })
    }
  }
  const open = async (year: number): Promise<void> => {
    store.set({ fiscalYear: year, rows: null, asOf: null, trouble: null })
    const kept = await desk.store.get<Remembered>(keyOf(year)).catch(() => undefined)
    if (kept && store.get().fiscalYear === year && store.get().rows === null) store.set(kept)
    await refresh()
  }
  return { store, years: [fiscalYear, fiscalYear - 1], start: () => open(fiscalYear), open, refresh }
}

export type ForecastList = ReturnType<typeof forecastList>

/** What is shown of the rows: 'all' where a filter is not set. */
export interface ForecastFilter {
  readonly section: string
  readonly department: string
  readonly threshold: string
}

export const unfiltered: ForecastFilter = { section: 'all', department: 'all', threshold: 'all' }

/** A project is listed under the lowest threshold that it misses: below it nothing better can be reached. */
function lowestMissed({ forecast }: ForecastRow): string | null {
  return forecast.steps.filter(({ missingWan }) => missingWan !== null).at(-1)?.belowPercent ?? null
}

export function shownRows(rows: readonly ForecastRow[], filter: ForecastFilter): ForecastRow[] {
  const fits = (wanted: string, found: string | null) => wanted === 'all' || wanted === found
  return rows.filter(
    (row) =>
      fits(filter.section, row.sectionName) &&
      fits(filter.department, row.departmentName) &&
      fits(filter.threshold, lowestMissed(row)),
  )
}

/** The values of one filter with how many projects each would show beside the other filters; empty for a single value. */
export function optionsOf(
  rows: readonly ForecastRow[],
  filter: ForecastFilter,
  name: keyof ForecastFilter,
): { value: string; label: string; count: number }[] {
  const rest = shownRows(rows, { ...filter, [name]: 'all' })
  const categoryOf = (row: ForecastRow) =>
    name === 'section' ? row.sectionName : name === 'department' ? row.departmentName : lowestMissed(row)
  const counts = new Map<string, number>()
  for (const row of rest) counts.set(categoryOf(row) ?? '', (counts.get(categoryOf(row) ?? '') ?? 0) + 1)
  if (new Set(rows.map(categoryOf)).size < 2 && filter[name] === 'all') return []
  const label = (value: string) => (name === 'threshold' ? `不到 ${value}%` : value)
  return [
    { value: 'all', label: '全部', count: rest.length },
    ...[...counts].map(([value, count]) => ({ value, label: label(value), count })),
  ]
}
