import { covers, reviewScope, scopeOf } from '@domain/access/access'
import type { EvidenceRef } from '@domain/evidence/evidence'
import { AT_AUTHOR, whereabouts } from '@domain/filings/chain'
import type { Remark } from '@domain/filings/remarks'
import { type TimelineEntry, timeline } from '@domain/filings/timeline'
import type { VetoForecast } from '@domain/forecast/forecast'
import type { RuleSet } from '@domain/rule-sets/rule-set'
import type { Receipt } from '@domain/sync/protocol'
import { type Reshoot, reshoot } from './challenge/views'
import { kindOf } from './kinds'
import { type PhotoDoubt, photoDoubt } from './photo-doubt'
import type { Work } from './ports/context'
import type { FilingDossier } from './ports/reader'
import { forecastOf } from './review/forecast'

/** Evidence as a screen shows it: what was known at capture, and short-lived links to its pictures. */
export interface EvidencePicture extends EvidenceRef {
  readonly revisions: readonly number[]
  /** null until the background job has made it. */
  readonly thumbnailUrl: string | null
  readonly pictureUrl: string
  readonly undecodable: boolean
  /** Whether a person found it fit for the public; null while nobody has looked. */
  readonly confirmed: boolean | null
  /** False until the background job has looked for doubts. */
  readonly examined: boolean
  /** Doubts, for whoever reviews; nothing of them for the unit's own authors. */
  readonly findings: readonly PhotoDoubt[]
  /** A re-shoot that was drawn for it, for whoever reviews. */
  readonly reshoot: Reshoot | null
}

/** A filing as phones read it, owner and reviewer alike; the form is computed there from the same rules. */
export interface FilingView {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly period: string
  readonly projectId: string
  readonly projectName: string
  readonly unitName: string
  readonly departmentName: string
  readonly at: string
  readonly whereabouts: string
  readonly returnedFrom: string | null
  readonly revision: number
  readonly dueAt: string
  readonly movedAt: string
  readonly subject: unknown
  readonly rules: RuleSet
  /** What must still be paid so that 优 and 良 stay possible; null while that is not known. */
  readonly forecast: VetoForecast | null
  readonly revisions: readonly {
    readonly id: string
    readonly number: number
    readonly authorName: string
    readonly receivedAt: string
    readonly content: unknown
    readonly evidence: readonly EvidenceRef[]
    /** Only for the unit's own people. */
    readonly receipt: Receipt | null
  }[]
  readonly evidence: readonly EvidencePicture[]
  readonly remarks: readonly Remark[]
  /** FV4: what reviewers answered in the forms of their steps, oldest first. */
  readonly answered: readonly {
    readonly step: string
    readonly revision: number
    readonly answers: unknown
    readonly byName: string
    readonly at: string
  }[]
  readonly timeline: readonly TimelineEntry[]
  /** What the reader may do now. */
  readonly may: {
    readonly report: boolean
    readonly decide: boolean
    readonly confirmPhotos: boolean
    /** Steps besides the author that a return may go to. */
    readonly returnTo: readonly { readonly id: string; readonly title: string }[]
  }
}

export function filingView(work: Work, dossier: FilingDossier): FilingView {
  const { filing } = dossier
  const kind = kindOf(work, filing.kind)
  const own = covers(scopeOf(work.actor, 'filing.report'), filing)
  const position = kind.chain.findIndex((step) => step.id === filing.status.at)
  const step = kind.chain[position]
  const authored = dossier.revisions.some((revision) => revision.authorId === work.actor.accountId)
  const decide = step !== undefined && !authored && covers(reviewScope(work.actor, step.role), filing)
  return {
    id: filing.id,
    kind: filing.kind,
    title: kind.title,
    period: filing.period,
    projectId: filing.projectId,
    projectName: dossier.projectName,
    unitName: dossier.unitName,
    departmentName: dossier.departmentName,
    at: filing.status.at,
    whereabouts: whereabouts(filing.status.at, kind.chain),
    returnedFrom: filing.status.returnedFrom,
    revision: filing.status.revision,
    dueAt: filing.dueAt,
    movedAt: filing.movedAt,
    subject: filing.subject,
    // the days of the year's stages are not the phone's: what concerns it comes with the filing
    rules: { ...work.rulesOf(filing.fiscalYear), calendar: [] },
    forecast: forecastOf(work, filing.fiscalYear, dossier.execution),
    revisions: dossier.revisions.map((revision) => ({
      id: revision.id,
      number: revision.number,
      authorName: revision.authorName,
      receivedAt: revision.receivedAt,
      content: revision.content,
      evidence: revision.evidence,
      receipt: own ? revision.receipt : null,
    })),
    evidence: pictures(work, dossier),
    remarks: dossier.remarks,
    answered: dossier.decisions
      .filter(({ answers }) => answers !== null)
      .map(({ step, revision, answers, actorName, at }) => ({
        step,
        revision,
        answers,
        byName: actorName,
        at,
      })),
    timeline: timelineOf(dossier, work),
    may: {
      report: own && filing.status.at === AT_AUTHOR,
      decide,
      confirmPhotos:
        filing.status.at === 'final' && covers(scopeOf(work.actor, 'disclosure.confirm'), filing),
      returnTo: decide ? kind.chain.slice(0, position).map(({ id, title }) => ({ id, title })) : [],
    },
  }
}

function pictures(work: Work, dossier: FilingDossier): EvidencePicture[] {
  const reviews = covers(scopeOf(work.actor, 'filing.review'), dossier.filing)
  return dossier.evidence.map(({ thumbnail, watermarked, findings, challenge, ...item }) => ({
    ...item,
    reshoot: reviews && challenge ? reshoot(work, challenge) : null,
    findings: reviews ? findings.map((finding) => photoDoubt(work, finding)) : [],
    revisions: dossier.revisions
      .filter((revision) => revision.evidence.some((reference) => reference.id === item.id))
      .map((revision) => revision.number),
    thumbnailUrl: thumbnail === null ? null : work.links.sign(thumbnail, 'image/jpeg'),
    pictureUrl:
      watermarked === null
        ? work.links.sign(item.sha256, item.mediaType, item.name)
        : work.links.sign(watermarked, 'image/jpeg'),
  }))
}

function timelineOf(dossier: FilingDossier, work: Work): TimelineEntry[] {
  const kind = kindOf(work, dossier.filing.kind)
  return timeline(
    dossier.filing.openedAt,
    dossier.revisions.map(({ number, authorName, receivedAt }) => ({
      number,
      author: authorName,
      receivedAt,
    })),
    dossier.decisions.map((decision) => ({
      revision: decision.revision,
      step: decision.step,
      outcome: decision.outcome,
      by: decision.actorName,
      at: decision.at,
      remarks: dossier.remarks.filter((remark) => remark.at === decision.at && remark.step === decision.step)
        .length,
    })),
    kind.chain,
  )
}
