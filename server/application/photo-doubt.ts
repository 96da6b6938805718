import { covers, scopeOf } from '@domain/access/access'
import { findingWords } from '@domain/evidence/finding-words'
import type { PhotoFindingKind } from '@domain/evidence/findings'
import type { Work } from './ports/context'
import type { FoundFinding } from './ports/reader'

/** A doubt about a photo as a reviewer reads it. */
export interface PhotoDoubt {
  readonly id: string
  readonly kind: PhotoFindingKind
  readonly title: string
  readonly sentence: string
  /** The other photo, to lay beside it; null where there is none or it is out of scope. */
  readonly otherUrl: string | null
  readonly judgement: FoundFinding['judgement']
}

/** EV23: another project is named, and its photo shown, only to whom it is in scope. */
export function photoDoubt(work: Work, { id, kind, details, other, judgement }: FoundFinding): PhotoDoubt {
  const named = other !== null && covers(scopeOf(work.actor, 'filing.read'), other.place)
  const name = named
    ? `${other.fiscalYear}年度“${other.projectName}”${other.indicator === null ? '' : `指标“${other.indicator}”`}`
    : '另一单位的项目'
  const words = findingWords(kind, details, name)
  const otherUrl = named && other.thumbnail !== null ? work.links.sign(other.thumbnail, 'image/jpeg') : null
  return { id, kind, ...words, otherUrl, judgement }
}
