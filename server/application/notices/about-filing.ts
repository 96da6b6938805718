/** What is told about one filing, by the use cases that move it. Rules NT1–NT5. */
import { AT_AUTHOR, type FilingStatus, whereabouts } from '@domain/filings/chain'
import type { RemarkInput } from '@domain/filings/remarks'
import { kindOf } from '../kinds'
import type { House, Work } from '../ports/context'
import type { FilingRecord } from '../ports/records'
import type { Transaction } from '../ports/transaction'
import { tell } from './tell'

/** Returned: its authors hear what to correct, or the earlier step that it is there once more. */
export async function tellReturned(
  work: Work,
  tx: Transaction,
  filing: FilingRecord,
  decided: { decisionId: string; status: FilingStatus; remarks: readonly RemarkInput[] },
): Promise<void> {
  const { chain } = kindOf(work, filing.kind)
  const { decisionId, status, remarks } = decided
  const names = await namesOf(work, tx, filing)
  const by = whereabouts(filing.status.at, chain)
  const about = { occasion: `returned:${decisionId}`, filingId: filing.id }
  const but = work.actor.accountId
  if (status.at === AT_AUTHOR)
    return tell(work, tx, {
      ...about,
      kind: 'filing.returned',
      facts: { ...names, by, remarks: remarks.length, text: shortened(remarks[0]?.text ?? '') },
      to: { roles: ['author'], place: filing, but },
    })
  const step = chain.find(({ id }) => id === status.at)
  if (!step) throw new Error(`the chain of ${filing.kind} has no step ${status.at}`)
  return tell(work, tx, {
    ...about,
    kind: 'filing.sent-back',
    facts: { ...names, by },
    to: { roles: [step.role], place: filing, but },
  })
}

/** Handed in again after a return: those at the step that returned it. */
export async function tellHandedInAgain(
  work: Work,
  tx: Transaction,
  filing: FilingRecord,
  status: FilingStatus,
): Promise<void> {
  const step = kindOf(work, filing.kind).chain.find(({ id }) => id === filing.status.returnedFrom)
  if (!step || step.id !== status.at) return
  await tell(work, tx, {
    kind: 'filing.handed-in-again',
    facts: { ...(await namesOf(work, tx, filing)), revision: status.revision },
    occasion: `handed-in:${filing.id}:${status.revision}`,
    filingId: filing.id,
    to: { roles: [step.role], place: filing, but: work.actor.accountId },
  })
}

/** Refused for good (FC8): its authors and the head of its unit, with the reason. */
export async function tellRefused(
  work: Work,
  tx: Transaction,
  filing: FilingRecord,
  opinion: string,
): Promise<void> {
  const by = whereabouts(filing.status.at, kindOf(work, filing.kind).chain)
  await tell(work, tx, {
    kind: 'filing.refused',
    facts: { ...(await namesOf(work, tx, filing)), by, text: shortened(opinion) },
    occasion: `refused:${filing.id}`,
    filingId: filing.id,
    to: { roles: ['author', 'unit-head'], place: filing, but: work.actor.accountId },
  })
}

/** Final: its authors and the head of its unit. */
export async function tellApproved(work: Work, tx: Transaction, filing: FilingRecord): Promise<void> {
  await tell(work, tx, {
    kind: 'filing.approved',
    facts: await namesOf(work, tx, filing),
    occasion: `approved:${filing.id}:${filing.status.revision}`,
    filingId: filing.id,
    to: { roles: ['author', 'unit-head'], place: filing, but: work.actor.accountId },
  })
}

/** Published: told once a filing, however often its snapshot is renewed. */
export async function tellPublished(house: House, tx: Transaction, filing: FilingRecord): Promise<void> {
  await tell(house, tx, {
    kind: 'filing.published',
    facts: await namesOf(house, tx, filing),
    occasion: `published:${filing.id}`,
    filingId: filing.id,
    to: { roles: ['author', 'unit-head'], place: filing, but: null },
  })
}

/** CA6: the authors of a filing that is taken for longer. */
export async function tellExtended(
  work: Work,
  tx: Transaction,
  filing: FilingRecord,
  dueAt: string,
): Promise<void> {
  await tell(work, tx, {
    kind: 'extension.granted',
    facts: { ...(await namesOf(work, tx, filing)), dueAt },
    occasion: `extended:${filing.id}:${dueAt}`,
    filingId: filing.id,
    to: { roles: ['author'], place: filing, but: work.actor.accountId },
  })
}

async function namesOf(
  house: House,
  tx: Transaction,
  filing: FilingRecord,
): Promise<{ project: string; report: string }> {
  const { name } = await tx.projectHeader(filing.projectId)
  return { project: name, report: kindOf(house, filing.kind).title }
}

/** The rest of a long remark is read at its field. */
const shortened = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 59)}…`)
