import { type ChainStep, type Outcome, whereabouts } from './chain'

/** What the timeline (办理经过) is derived from; nothing is stored twice. */
export interface RevisionEntry {
  readonly number: number
  readonly author: string
  readonly receivedAt: string
}

export interface DecisionEntry {
  readonly revision: number
  readonly step: string
  readonly outcome: Outcome
  readonly by: string
  readonly at: string
  readonly remarks: number
}

export interface TimelineEntry {
  readonly at: string
  readonly who: string
  readonly what: string
}

/** FT1: who did what when, newest first. Instants are ISO 8601 in UTC, which sort as text. */
export function timeline(
  openedAt: string,
  revisions: readonly RevisionEntry[],
  decisions: readonly DecisionEntry[],
  chain: readonly ChainStep[],
): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    { at: openedAt, who: '绩效科', what: '布置任务' },
    ...revisions.map((revision) => ({
      at: revision.receivedAt,
      who: revision.author,
      what: `提交第 ${revision.number} 版`,
    })),
    ...decisions.map((decision) => ({
      at: decision.at,
      who: `${decision.by}（${whereabouts(decision.step, chain)}）`,
      what: whatWasDone(decision),
    })),
  ]
  return entries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

function whatWasDone({ outcome, revision, remarks }: DecisionEntry): string {
  switch (outcome) {
    case 'approved':
      return `通过第 ${revision} 版`
    case 'returned':
      return `退回第 ${revision} 版，${remarks} 项意见`
    case 'refused':
      return `不予通过第 ${revision} 版`
  }
}
