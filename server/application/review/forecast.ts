import { scopeOf } from '@domain/access/access'
import { compare, type Decimal } from '@domain/decimals/decimal'
import { type VetoForecast, vetoForecast } from '@domain/forecast/forecast'
import type { House, Work } from '../ports/context'
import type { Execution } from '../ports/payments'

export interface ForecastRow {
  readonly projectId: string
  readonly projectName: string
  readonly unitName: string
  readonly departmentName: string
  readonly sectionName: string
  /** The year's newest filing of the project: where a reviewer opens it. */
  readonly filingId: string | null
  readonly forecast: VetoForecast
}

/** VF1: the forecast of one project and year; null without a budget or while the register tells no payments. */
export function forecastOf(
  house: House,
  fiscalYear: number,
  execution: Execution | null,
): VetoForecast | null {
  if (execution === null || execution.paidWan === null) return null
  const { budgetWan, paidWan } = execution
  const { veto } = house.rulesOf(fiscalYear)
  return vetoForecast({ fiscalYear, budgetWan, paidWan, day: dayInChina(house.now()), veto })
}

/** VF7: projects in the reviewer's scope that have not met a threshold yet. */
export async function reviewForecast(work: Work, fiscalYear: number): Promise<readonly ForecastRow[]> {
  const scope = scopeOf(work.actor, 'filing.review')
  const executions = await work.reader.executions(fiscalYear, scope)
  return executions
    .flatMap((execution) => {
      const forecast = forecastOf(work, fiscalYear, execution)
      if (forecast === null || forecast.steps.every(({ missingWan }) => missingWan === null)) return []
      const { projectId, projectName, unitName, departmentName, sectionName, filingId } = execution
      return [{ projectId, projectName, unitName, departmentName, sectionName, filingId, forecast }]
    })
    .sort(
      (a, b) =>
        a.forecast.daysLeft - b.forecast.daysLeft || missed(b) - missed(a) || compare(most(b), most(a)),
    )
}

const missed = ({ forecast }: ForecastRow): number =>
  forecast.steps.filter(({ missingWan }) => missingWan !== null).length

/** All rows end on the same day, so the amount a day sorts as the amount does. */
const most = ({ forecast }: ForecastRow): Decimal => forecast.steps[0]?.missingWan ?? '0'

/** The calendar day in China, which has no other time zone and no summer time. */
function dayInChina(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}
