/** Steps on one filing's work, where only the record tells them apart (OB9, OB10, SY3). */
import type { Receipt } from '@domain/sync/protocol'
import { draftOf, submitted } from '../../mobile/src/sync/drafts'
import { delivered, dispatched, entryIn, fell, letGo } from '../../mobile/src/sync/entries'
import { emptyWork, type FilingWork } from '../../mobile/src/sync/records'
import { blank } from './support/contents'
import { filingId } from './support/world'

const at = '2026-08-24T01:00:00.000Z'
const problem = { code: 'no-answer', sentence: '…', findings: [], culprit: null, current: null }
const lost = { problem, nextAttemptAt: null, fateKnown: false }

const receiptOf = (number: number) => ({ payload: { number } }) as Receipt

function withDraftOn(work: FilingWork, from: string | null): FilingWork {
  const entry = from === null ? null : entryIn(work, from)
  const fresh = {
    filingId,
    base: 0,
    content: blank,
    evidence: [],
    detached: [],
    savedAt: null,
    answers: null,
    replaces: null,
  }
  return { ...work, draft: entry ? draftOf(entry) : fresh }
}

/** One revision whose fate is open, and a second one queued behind it. */
function twoOnTheirWay(): FilingWork {
  const first = letGo(
    dispatched(submitted(withDraftOn(emptyWork(filingId), null), 'one', at), 'one', at),
    'one',
  )
  return submitted(withDraftOn(fell(first, 'one', 'lost', lost), 'one'), 'two', at)
}

it('OB10 the second takes the first one’s number as its base when its turn comes', () => {
  const work = dispatched(delivered(twoOnTheirWay(), 'one', receiptOf(4), at), 'two', at)
  expect(entryIn(work, 'two')).toMatchObject({ state: 'sending', follows: 'one', push: { base: 4 } })
})

it('OB10 what takes the second one’s place still stands behind the first', () => {
  const replaced = submitted(withDraftOn(twoOnTheirWay(), 'two'), 'three', at)
  expect(replaced.entries.map((entry) => entry.push.revisionId)).toEqual(['one', 'three'])
  const late = submitted(withDraftOn(delivered(twoOnTheirWay(), 'one', receiptOf(4), at), 'two'), 'three', at)
  expect(entryIn(dispatched(late, 'three', at), 'three')?.push.base).toBe(4)
})

it('SY3 a revision that has left the phone keeps its base: the same id must keep its content', () => {
  const sent = fell(letGo(dispatched(twoOnTheirWay(), 'two', at), 'two'), 'two', 'lost', lost)
  const again = dispatched(delivered(sent, 'one', receiptOf(4), at), 'two', at)
  expect(entryIn(again, 'two')?.push.base).toBe(0)
})

it('OB3 a second receipt for a delivered entry changes nothing', () => {
  const once = delivered(twoOnTheirWay(), 'one', receiptOf(4), at)
  expect(delivered(once, 'one', receiptOf(5), at)).toBe(once)
})

it('steps on entries that are gone change nothing', () => {
  const work = twoOnTheirWay()
  for (const step of [
    dispatched(work, 'nine', at),
    letGo(work, 'nine'),
    delivered(work, 'nine', receiptOf(1), at),
  ]) {
    expect(step).toBe(work)
  }
})
