/** A report ready to hand in, as the phone makes it from what it pulled. */
import { setTimeout as pause } from 'node:timers/promises'

import type { MonitoringContent, MonitoringSubject } from '@domain/monitoring/form.schema'
import { monitoring } from '@domain/monitoring/monitoring'
import type { Caller, City } from './city'
import { onTarget } from './city'

export interface Report {
  readonly subject: MonitoringSubject
  readonly content: MonitoringContent
  /** Indicators in the order of the goal. */
  readonly indicators: readonly string[]
}

export async function reportFor(city: City, caller: Caller, filingId = city.filingId): Promise<Report> {
  const filing = await pulled(caller, filingId)
  const subject = monitoring.parseSubject(filing.subject) as MonitoringSubject
  const blank = monitoring.blank(subject) as MonitoringContent
  return {
    subject,
    content: onTarget(blank, subject.indicators),
    indicators: subject.indicators.map((indicator) => indicator.id),
  }
}

type Pulled = Awaited<ReturnType<Caller['sync']['pull']>>['filings'][number]

/** The filing of that id from a full pull, once it stands as it should. */
export function pulled(
  caller: Caller,
  filingId: string,
  as: (filing: Pulled) => boolean = () => true,
): Promise<Pulled> {
  return pulledWhere(caller, (filing) => filing.id === filingId && as(filing))
}

/** The filing of that kind from a full pull. */
export function pulledOf(caller: Caller, kind: string): Promise<Pulled> {
  return pulledWhere(caller, (filing) => filing.kind === kind)
}

/**
 * A page ends below the oldest running transaction of the whole server, so a test beside this one can hold a filing
 * back for a moment (SY7).
 */
async function pulledWhere(caller: Caller, fits: (filing: Pulled) => boolean): Promise<Pulled> {
  for (let tries = 0; tries < 400; tries += 1) {
    const { filings } = await caller.sync.pull({ cursor: null })
    const found = filings.find(fits)
    if (found) return found
    await pause(50)
  }
  throw new Error('the filing did not come with the pull')
}

/** Waits until a pull brings everything that is committed in this city, whatever other tests have under way (SY7). */
export async function feedCaughtUp({ pool }: Pick<City, 'pool'>): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const { rowCount } = await pool.query(
      'select from change where xid >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint limit 1',
    )
    if (rowCount === 0) return
    await pause(50)
  }
  throw new Error('a transaction beside this test holds the feed back')
}

/** The code of the problem that a call ends with; fails when it succeeds. */
export async function problemOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    const cause = (error as { cause?: { code?: unknown } }).cause
    if (typeof cause?.code === 'string') return cause.code
    throw error
  }
  throw new Error('the call was not refused')
}
