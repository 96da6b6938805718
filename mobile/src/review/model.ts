/** The review of a filing (审核) as one screen needs it, computed from the filing and its kind's declared rules. */
import type { Form } from '@domain/filings/form'
import type { Finding, KindRegistry } from '@domain/filings/kind'
import { concerns } from '@domain/filings/remarks'
import { type Change, changesOf } from './changes'
import { type FiledRevision, type FilingView, type GivenRemark, revisionBefore, revisionOf } from './filing'
import { isOpen, photosChanged, photosOf, type ReviewPhoto } from './photos'
import { fieldText, type Piece, piecesOf, shortLabel } from './pieces'
import { type Place, placesOf } from './places'

/** One thing to judge: its figures, what changed, what was said, what proves it, what looks doubtful. */
export interface Entry extends Piece {
  readonly changes: readonly Change[]
  /** It was not there in the revision before. */
  readonly isNew: boolean
  /** It is new, photos were exchanged, or anything else changed since the revision before. */
  readonly changed: boolean
  /** Everything said besides the main figure: aspects, reasons, estimate, possibility. */
  readonly said: readonly { readonly label: string; readonly text: string }[]
  readonly photos: readonly ReviewPhoto[]
  readonly findings: readonly Finding[]
  readonly remarks: readonly GivenRemark[]
  /** What of it a return may name. */
  readonly places: readonly Place[]
}

export interface ReviewModel {
  readonly revision: FiledRevision
  /** Number of the revision it is compared with; null for the first. */
  readonly since: number | null
  readonly form: Form
  readonly entries: readonly Entry[]
  /** Titles of what stood in the revision before and is no longer there. */
  readonly gone: readonly string[]
  /** Findings that belong to no single entry. */
  readonly findings: readonly Finding[]
}

/** null while nothing has been handed in, or where this version does not know the kind. */
export function reviewModel(
  view: FilingView,
  kinds: KindRegistry,
  absolute: (url: string) => string = (url) => url,
): ReviewModel | null {
  const revision = revisionOf(view, view.revision)
  const kind = kinds[view.kind]
  if (revision === undefined || kind === undefined) return null
  const draftOf = ({ content, evidence }: FiledRevision) => ({
    subject: view.subject,
    content,
    evidence,
    rules: view.rules,
  })
  const before = revisionBefore(view, revision.number)
  const numbers = { now: revision.number, before: before?.number ?? null }
  const form = kind.form(draftOf(revision))
  const earlier = new Map(before && piecesOf(kind.form(draftOf(before))).map((piece) => [piece.path, piece]))
  const doubts = kind.check(draftOf(revision)).filter((finding) => finding.level === 'warn')
  const entries = piecesOf(form).map((piece): Entry => {
    const photos =
      piece.slot === null ? [] : photosOf(view.evidence, piece.slot, numbers, piece.title, absolute)
    const changes = changesOf(piece, earlier.get(piece.path), {
      now: revision.content,
      before: before?.content,
    })
    const isNew = before !== undefined && !earlier.has(piece.path)
    return {
      ...piece,
      photos,
      changes,
      isNew,
      changed: isNew || changes.length > 0 || (before !== undefined && photosChanged(photos)),
      said: saidIn(piece),
      findings: doubts.filter((finding) => isAbout(finding, piece, photos)),
      remarks: view.remarks.filter((remark) => concerns({ field: piece.path }, remark.field)),
      places: placesOf(piece, photos),
    }
  })
  return {
    revision,
    since: before?.number ?? null,
    form,
    entries,
    gone: [...earlier.values()]
      .filter(({ path }) => !entries.some((entry) => entry.path === path))
      .map(({ title }) => title),
    findings: doubts.filter((finding) => !entries.some((entry) => entry.findings.includes(finding))),
  }
}

function isAbout(finding: Finding, piece: Piece, photos: readonly ReviewPhoto[]): boolean {
  if (concerns({ field: piece.path }, finding.field)) return true
  return photos.some((photo) => finding.field === `evidence.${photo.id}`)
}

/** The main figure's own input is left out: the pair shows it. A table of amounts shows its inputs itself. */
function saidIn(piece: Piece) {
  const others = piece.fields.filter((field) => field.label !== piece.actual?.label)
  const inputs = piece.table === null ? others : piece.table.fields
  return inputs
    .map((field) => ({ label: shortLabel(field.label), text: fieldText(field) }))
    .filter(({ text }) => text !== '')
}

export type Filter = 'all' | 'changed' | 'doubtful'

/** 全部 / 有变化 / 有疑点. */
export function shownBy(filter: Filter, entries: readonly Entry[]): Entry[] {
  switch (filter) {
    case 'all':
      return [...entries]
    case 'changed':
      return entries.filter((entry) => entry.changed)
    case 'doubtful':
      return entries.filter(
        ({ findings, photos }) => findings.length > 0 || photos.some(({ doubts }) => doubts.some(isOpen)),
      )
  }
}
