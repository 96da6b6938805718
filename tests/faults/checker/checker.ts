/**
 * The judge of the fault programme: what phones were told, against what the server holds (FP1–FP9 in the README).
 * Pure: facts in, differences out; an empty list is the only good verdict.
 */
import type { FilingStatus } from '@domain/filings/chain'
import { type Receipt, type RevisionPush, receiptCovers, revisionHash } from '@domain/sync/protocol'
import type { HeldRevision, Holdings, Shelves } from './holdings'

/** A report that a phone shows as delivered. */
export interface Told {
  readonly push: RevisionPush
  readonly receipt: Receipt | null
}

/** What one or several phones of the unit say. */
export interface Claims {
  readonly delivered: readonly Told[]
  /** Handed in and not delivered in the end, each with the reason that is shown. */
  readonly waiting: readonly string[]
}

export interface Difference {
  readonly rule: `FP${number}`
  readonly what: string
}

export type Verifier = (receipt: Receipt) => boolean

export function differences(claims: Claims, holdings: Holdings, isGenuine: Verifier): Difference[] {
  return [
    ...claims.delivered.flatMap((told) => ofReceipt(told, holdings, isGenuine)),
    ...holdings.revisions.flatMap((revision) => ofRevision(revision, holdings, isGenuine)),
    ...holdings.filings.flatMap((filing) => ofFiling(filing, holdings)),
    ...ofLog(holdings),
    ...ofFiles(holdings),
    ...claims.waiting.map((why) => difference('FP9', `not delivered in the end: ${why}`)),
  ]
}

/** `kills`: how many processes were killed; each may have left one file of each kind half-way per upload under way. */
export function shelfDifferences({ wrong, drafts, ownerless }: Shelves, kills = 0): Difference[] {
  const most = kills * uploadsAtOnce
  return [
    ...wrong.map((name) => difference('FP7', `${name} holds other bytes`)),
    ...(drafts.length > most ? [difference('FP8', `${drafts.length} files left half-written`)] : []),
    // a piece, and those of a file that was just joined
    ...(ownerless.length > most * 8
      ? [difference('FP8', `${ownerless.length} pieces belong to nobody`)]
      : []),
  ]
}

const uploadsAtOnce = 2

const difference = (rule: Difference['rule'], what: string): Difference => ({ rule, what })

function ofReceipt({ push, receipt }: Told, holdings: Holdings, isGenuine: Verifier): Difference[] {
  const id = push.revisionId
  if (!receipt || !isGenuine(receipt))
    return [difference('FP1', `${id} is delivered without a genuine receipt`)]
  if (!receiptCovers(receipt, push)) return [difference('FP1', `the receipt of ${id} does not cover it`)]
  const held = holdings.revisions.find((revision) => revision.id === id)
  if (!held) return [difference('FP2', `${id} has a receipt and is not held`)]
  if (JSON.stringify(sorted(held.receipt)) !== JSON.stringify(sorted(receipt))) {
    return [difference('FP2', `the receipt of ${id} is not the one on record`)]
  }
  return []
}

function ofRevision(held: HeldRevision, holdings: Holdings, isGenuine: Verifier): Difference[] {
  const { id, receipt, filingId, number, contentHash, base, content, evidence } = held
  const { payload } = receipt
  const found: Difference[] = []
  if (!isGenuine(receipt)) found.push(difference('FP1', `the receipt on record of ${id} is not genuine`))
  if (payload.filingId !== filingId || payload.number !== number || payload.contentHash !== contentHash) {
    found.push(difference('FP2', `${id} is not what its receipt says`))
  }
  const recomputed = revisionHash({ revisionId: id, filingId, base, content, evidence: [...evidence] })
  const onDisk = (sha256: string) => holdings.disk.get(sha256)?.sha256 === sha256
  const units = new Set(holdings.files.map((file) => file.sha256))
  for (const file of payload.files) {
    const linked = evidence.find((item) => item.id === file.evidenceId)
    if (!linked) found.push(difference('FP3', `${id} has no link to the file ${file.evidenceId}`))
    else if (linked.slot !== file.slot) found.push(difference('FP3', `${file.evidenceId} lost its slot`))
    else if (linked.sha256 !== file.sha256)
      found.push(difference('FP3', `${file.evidenceId} is another file`))
    if (!units.has(file.sha256)) found.push(difference('FP3', `the unit does not hold ${file.sha256}`))
    if (!onDisk(file.sha256)) found.push(difference('FP3', `the bytes of ${file.sha256} are not there`))
  }
  if (evidence.length > payload.files.length) found.push(difference('FP3', `${id} has files nobody signed`))
  if (found.length === 0 && recomputed !== contentHash) {
    found.push(difference('FP2', `${id} no longer hashes to what was signed`))
  }
  return found
}

function ofFiling({ id, revision }: Holdings['filings'][number], holdings: Holdings): Difference[] {
  const own = holdings.revisions.filter((held) => held.filingId === id).sort((a, b) => a.number - b.number)
  const found: Difference[] = []
  if (own.some((held, index) => held.number !== index + 1) || own.length !== revision) {
    const numbers = own.map((held) => held.number).join()
    found.push(difference('FP4', `${id} stands at ${revision} and holds the numbers ${numbers}`))
  }
  // whoever corrects a report changes it: the same words twice are one report that was taken twice
  const words = own.map((held) => JSON.stringify(sorted(held.content)))
  if (new Set(words).size !== words.length) found.push(difference('FP4', `${id} holds one report twice`))
  // its opening is the first
  const events = 1 + own.length + holdings.decisions.filter(({ filingId }) => filingId === id).length
  const announced = holdings.changes.get(id) ?? 0
  if (announced < events)
    found.push(difference('FP6', `${id} changed ${events} times, announced ${announced}`))
  return found
}

function ofLog({ revisions, decisions, files, filings, log }: Holdings): Difference[] {
  const found: Difference[] = []
  const once = (kind: string, held: readonly string[], logged: readonly string[]) => {
    for (const id of new Set([...held, ...logged])) {
      const [rows, records] = [held, logged].map((ids) => ids.filter((one) => one === id).length)
      if (rows !== 1 || records !== 1)
        found.push(difference('FP5', `${kind} ${id}: ${rows} rows, ${records} records`))
    }
  }
  const of = (key: string) => (entry: Holdings['log'][number]) => entry.details[key]
  const texts = (values: readonly unknown[]) => values.filter((value) => typeof value === 'string')
  const submitted = log.filter((entry) => entry.action === 'filing.submitted')
  once(
    'revision',
    revisions.map(({ id }) => id),
    texts(submitted.map(of('revisionId'))),
  )
  once(
    'decision',
    decisions.map(({ id }) => id),
    texts(log.map(of('decisionId'))),
  )
  once(
    'file',
    files.map(({ sha256 }) => sha256),
    log.filter((entry) => entry.action === 'evidence.stored').map((entry) => entry.subjectId),
  )
  for (const filing of filings) {
    const moves = log.filter((entry) => entry.subjectId === filing.id && entry.details.to !== undefined)
    let at = initial
    for (const { details } of moves) {
      if (!same(details.from, at)) found.push(difference('FP5', `the log of ${filing.id} has a gap`))
      at = details.to as FilingStatus
    }
    if (!same(at, filing))
      found.push(difference('FP5', `the log of ${filing.id} ends elsewhere than it stands`))
  }
  return found
}

const initial: FilingStatus = { at: 'author', returnedFrom: null, revision: 0 }

const same = (one: unknown, other: FilingStatus): boolean => {
  const { at, returnedFrom, revision } = (one ?? {}) as Partial<FilingStatus>
  return at === other.at && returnedFrom === other.returnedFrom && revision === other.revision
}

function ofFiles({ files, disk, finished }: Holdings): Difference[] {
  const held = new Set(files.map(({ sha256 }) => sha256))
  const found = finished
    .filter((sha256) => !held.has(sha256))
    .map((sha256) => difference('FP7', `the upload of ${sha256} is at its end and the unit does not hold it`))
  for (const { sha256, size } of files) {
    const there = disk.get(sha256)
    if (!there) found.push(difference('FP7', `${sha256} is on record and not on the disk`))
    else if (there.sha256 !== sha256 || there.size !== size) {
      found.push(difference('FP7', `${sha256} is ${there.size} of ${size} bytes, or others`))
    }
  }
  return found
}

/** Keys in order, so that JSON of equal values is equal: the database keeps no order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
