/** The judge's own rules (FP1–FP9): a sound scene is cleared, and each thing wrong in it is seen for what it is. */
import type { EvidenceRef } from '@domain/evidence/evidence'
import { type Receipt, type RevisionPush, revisionHash } from '@domain/sync/protocol'
import { type Claims, differences, shelfDifferences } from './checker/checker'
import type { HeldRevision, Holdings, Shelves } from './checker/holdings'

const filingId = '6f1f4a52-0000-4000-8000-000000000001'
const photo: EvidenceRef = {
  id: '6f1f4a52-0000-4000-8000-000000000002',
  slot: 'done',
  sha256: 'a'.repeat(64),
  size: 3,
  mediaType: 'image/jpeg',
  capture: {
    source: 'album',
    takenAt: '2026-08-24T01:00:00.000Z',
    monotonicMs: 1,
    fix: { missing: 'album' },
    view: '近景',
  },
}

type Open<T> =
  T extends ReadonlyMap<infer Key, infer Value>
    ? Map<Key, Open<Value>>
    : T extends object
      ? { -readonly [Key in keyof T]: Open<T[Key]> }
      : T

interface Scene {
  told: { push: RevisionPush; receipt: Receipt | null }[]
  waiting: string[]
  held: Open<Holdings>
}

const pushOf = (number: number): RevisionPush => ({
  revisionId: `6f1f4a52-0000-4000-8000-00000000001${number}`,
  filingId,
  base: number - 1,
  content: { note: `第 ${number} 稿` },
  evidence: [{ ...photo }],
})

function receiptOf(push: RevisionPush): Receipt {
  const files = push.evidence.map(({ id, slot, sha256 }) => ({ evidenceId: id, slot, sha256 }))
  const [receivedAt, contentHash] = ['2026-08-24T02:00:00.000Z', revisionHash(push)]
  const { revisionId, base } = push
  return {
    payload: {
      version: 1,
      revisionId,
      filingId,
      number: base + 1,
      contentHash,
      files,
      unitId: 'u',
      receivedAt,
      keyId: 'k',
    },
    signature: 'genuine',
  }
}

const author = { at: 'author', returnedFrom: null, revision: 0 }
const first = { at: 'unit-head', returnedFrom: null, revision: 1 }
const back = { at: 'author', returnedFrom: 'unit-head', revision: 1 }
const second = { at: 'unit-head', returnedFrom: null, revision: 2 }

/** Handed in with a photo, returned, handed in again. */
function scene(): Scene {
  const pushes = [pushOf(1), pushOf(2)]
  const revisions = pushes.map((push): HeldRevision => {
    const { revisionId: id, base, content, evidence } = push
    const receipt = receiptOf(push)
    const contentHash = revisionHash(push)
    return { id, filingId, number: base + 1, base, content, contentHash, receipt, evidence }
  })
  const step = (from: object, to: object, details: object) => ({
    action: 'revisionId' in details ? 'filing.submitted' : 'filing.returned',
    subjectId: filingId,
    details: { from, to, ...details },
  })
  return structuredClone({
    told: pushes.map((push) => structuredClone({ push, receipt: receiptOf(push) })),
    waiting: [],
    held: {
      unitId: 'u',
      filings: [{ id: filingId, ...second }],
      revisions,
      decisions: [{ id: 'd', filingId }],
      files: [{ sha256: photo.sha256, size: 3 }],
      disk: new Map([[photo.sha256, { sha256: photo.sha256, size: 3 }]]),
      finished: [photo.sha256],
      log: [
        { action: 'evidence.stored', subjectId: photo.sha256, details: { unitId: 'u' } },
        step(author, first, { revisionId: pushes[0]?.revisionId }),
        step(first, back, { decisionId: 'd' }),
        step(back, second, { revisionId: pushes[1]?.revisionId }),
      ],
      changes: new Map([[filingId, 4]]),
    },
  }) as unknown as Scene
}

const isGenuine = (receipt: Receipt) => receipt.signature === 'genuine'

function rulesBroken(change: (scene: Scene) => unknown): string[] {
  const changed = scene()
  change(changed)
  const claims: Claims = { delivered: changed.told, waiting: changed.waiting }
  return [...new Set(differences(claims, changed.held as Holdings, isGenuine).map(({ rule }) => rule))].sort()
}

const told = ({ told: [one] }: Scene) => one as Scene['told'][number]
const revision = ({ held }: Scene) => held.revisions[0] as Open<HeldRevision>
const signed = ({ held }: Scene) => (held.revisions[0] as Open<HeldRevision>).receipt.payload
const file = (one: Scene) => signed(one).files[0] as Open<Receipt['payload']['files'][number]>
const link = (one: Scene) => revision(one).evidence[0] as Open<EvidenceRef>
const filing = ({ held }: Scene) => held.filings[0] as Open<Holdings['filings'][number]>
const onDisk = ({ held }: Scene) => held.disk.get(photo.sha256) as { sha256: string; size: number }

it('a sound scene is cleared', () => {
  expect(rulesBroken(() => {})).toEqual([])
})

it.each<[rules: string, what: string, change: (scene: Scene) => unknown]>([
  ['FP1', 'delivered without a receipt', (one) => (told(one).receipt = null)],
  ['FP1', 'a receipt that is not genuine', (one) => ((told(one).receipt as Receipt).signature = 'forged')],
  ['FP1', 'a receipt of other words', (one) => (told(one).push.content = { note: '别的' })],
  [
    'FP1',
    'a receipt without a file that was sent',
    (one) => told(one).push.evidence.push({ ...photo, id: 'x' }),
  ],
  [
    'FP1',
    'a forged receipt on record',
    (one) => {
      one.told.shift()
      revision(one).receipt.signature = 'forged'
    },
  ],
  [
    'FP2 FP4 FP5 FP6',
    'a revision acknowledged and not held',
    (one) => one.held.revisions.pop() && one.held.changes.set(filingId, 2),
  ],
  ['FP2', 'another receipt on record', (one) => (signed(one).receivedAt = '2026-08-24T03:00:00.000Z')],
  ['FP2', 'other words under the same hash', (one) => (revision(one).content = { note: '改过' })],
  ['FP2', 'another hash than the signed one', (one) => (revision(one).contentHash = 'b'.repeat(64))],
  ['FP3', 'a link that was dropped', (one) => (revision(one).evidence = [])],
  ['FP3', 'a slot that was forgotten', (one) => (link(one).slot = 'other')],
  ['FP3', 'another file under the link', (one) => (link(one).sha256 = 'b'.repeat(64))],
  ['FP3', 'a file that nobody signed', (one) => revision(one).evidence.push({ ...photo, id: 'x' })],
  [
    'FP2 FP3',
    'a file of the receipt that the unit does not hold',
    (one) => (file(one).sha256 = 'b'.repeat(64)),
  ],
  ['FP3 FP7', 'bytes that are gone', (one) => one.held.disk.clear()],
  ['FP3 FP7', 'other bytes', (one) => (onDisk(one).sha256 = 'b'.repeat(64))],
  ['FP7', 'another size than on record', (one) => (onDisk(one).size = 2)],
  [
    'FP7',
    'an upload at its end that the unit does not hold',
    (one) => one.held.finished.push('b'.repeat(64)),
  ],
  ['FP2 FP4', 'a number that was skipped', (one) => (revision(one).number = 3)],
  ['FP4 FP5', 'a filing that stands before its last revision', (one) => (filing(one).revision = 1)],
  ['FP2 FP4', 'one report taken twice', (one) => (revision(one).content = { note: '第 2 稿' })],
  ['FP5', 'a submission without a record', (one) => one.held.log.splice(1, 1)],
  [
    'FP5',
    'two records of one submission',
    (one) =>
      one.held.log.push({
        action: 'filing.submitted',
        subjectId: filingId,
        details: { revisionId: pushOf(2).revisionId },
      }),
  ],
  [
    'FP5',
    'a record of what never was',
    (one) =>
      one.held.log.push({ action: 'filing.returned', subjectId: filingId, details: { decisionId: 'e' } }),
  ],
  ['FP5', 'a file without a record', (one) => one.held.log.shift()],
  ['FP5', 'a filing that stands elsewhere than its record ends', (one) => (filing(one).at = 'final')],
  ['FP6', 'a change that was not announced', (one) => one.held.changes.set(filingId, 3)],
  ['FP9', 'something that waits in the end', (one) => one.waiting.push('等网络')],
])('%s: %s', (rules, _, change) => {
  expect(rulesBroken(change)).toEqual(rules.split(' '))
})

const shelves: Shelves = { wrong: [], drafts: [], ownerless: [] }
const names = (count: number) => Array.from({ length: count }, (_, index) => `name-${index}`)

it.each<[rules: string[], what: string, shelves: Partial<Shelves>, kills: number]>([
  [[], 'empty shelves', {}, 0],
  [['FP7'], 'other bytes under a name', { wrong: names(1) }, 9],
  [['FP8'], 'a draft that no kill explains', { drafts: names(1) }, 0],
  [[], 'as many drafts as two uploads of one killed process leave', { drafts: names(2) }, 1],
  [['FP8'], 'more drafts than that', { drafts: names(3) }, 1],
  [['FP8'], 'a piece of nobody that no kill explains', { ownerless: names(1) }, 0],
  [[], 'pieces of the two uploads of a killed process', { ownerless: names(16) }, 1],
  [['FP8'], 'more pieces than that', { ownerless: names(17) }, 1],
])('%j: %s', (rules, _, left, kills) => {
  expect(shelfDifferences({ ...shelves, ...left }, kills).map(({ rule }) => rule)).toEqual(rules)
})
