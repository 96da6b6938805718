/** A report ready to hand in, as the phone makes it from what it pulled. */

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
  const pulled = await caller.sync.pull({ cursor: null })
  const filing = pulled.filings.find((candidate) => candidate.id === filingId)
  if (!filing) throw new Error('the filing did not come with the pull')
  const subject = monitoring.parseSubject(filing.subject) as MonitoringSubject
  const blank = monitoring.blank(subject) as MonitoringContent
  return {
    subject,
    content: onTarget(blank, subject.indicators),
    indicators: subject.indicators.map((indicator) => indicator.id),
  }
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
