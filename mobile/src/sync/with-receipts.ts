import { AT_AUTHOR, afterSubmit, type ChainStep, type FilingStatus, whereabouts } from '@domain/filings/chain'
import type { RegisteredKind } from '@domain/filings/kind'
import type { StoredEntry } from './records'
import type { FilingView } from './workspace.types'

/**
 * SY10: the filing as its author knows it: a receipt says that a revision was taken in, and the chain says where it
 * went from there; a later pull only confirms it.
 */
export function withReceipts(
  view: FilingView,
  entries: readonly StoredEntry[],
  kind: RegisteredKind,
  authorName: string,
): FilingView {
  return entries
    .filter((entry) => (entry.receipt?.payload.number ?? 0) > view.revision)
    .sort((a, b) => numberOf(a) - numberOf(b))
    .reduce((seen, entry) => withReceipt(seen, entry, kind, authorName), view)
}

const numberOf = (entry: StoredEntry): number => entry.receipt?.payload.number ?? 0

function withReceipt(
  view: FilingView,
  { push, receipt }: StoredEntry,
  kind: RegisteredKind,
  authorName: string,
): FilingView {
  if (!receipt) return view
  const { number, receivedAt } = receipt.payload
  const { at } = handedIn(view, kind.chain)
  return {
    ...view,
    at,
    whereabouts: whereabouts(at, kind.chain),
    returnedFrom: null,
    revision: number,
    movedAt: receivedAt,
    revisions: [
      ...view.revisions,
      {
        id: push.revisionId,
        number,
        authorName,
        receivedAt,
        content: push.content,
        evidence: push.evidence,
        receipt,
      },
    ],
    timeline: [{ at: receivedAt, who: authorName, what: `提交第 ${number} 版` }, ...view.timeline],
    may: { ...view.may, report: false },
  }
}

/** The cached view may be older than the revision it was written on: then only the chain's start is known. */
function handedIn(view: FilingView, chain: readonly ChainStep[]): FilingStatus {
  const status = {
    at: AT_AUTHOR,
    returnedFrom: view.at === AT_AUTHOR ? view.returnedFrom : null,
    revision: view.revision,
  }
  return afterSubmit(status, chain, view.rules.review.resubmitReturnsTo)
}
