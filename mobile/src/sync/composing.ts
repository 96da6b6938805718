/** A report composes itself from the diary: what it is offered, and taking it in as one durable step (EV11–EV13, EV36–EV38). */
import { noteField, saidIn, withNote } from '@domain/evidence/compose'
import { type DiaryEntry, fitting, offeredFrom } from '@domain/evidence/diary'
import { itemsOf } from '@domain/filings/form'
import type { Core } from './core'
import type { Diary } from './diary'
import type { DiaryView } from './diary-view'
import { attached, edited, type Ground, withDraft } from './drafts'
import { openDraft } from './open-draft'
import type { FilingWork } from './records'
import type { FilingView } from './workspace.types'

/** What the diary holds for one report. */
export interface Offer {
  /** Photos and documents that fit under what one report may carry. */
  readonly materials: readonly DiaryEntry[]
  /** Left over for want of room. */
  readonly left: number
  /** Notes that no report of the project says yet. */
  readonly notes: readonly DiaryEntry[]
}

export interface TakenIn {
  readonly materials: number
  readonly notes: number
}

const nothing: Offer = { materials: [], left: 0, notes: [] }

export class Composing {
  constructor(
    private readonly core: Core,
    private readonly diary: Diary,
    private readonly view: DiaryView,
  ) {}

  offer(filingId: string): Offer {
    const filing = this.core.filing(filingId)
    if (!filing) return nothing
    const siblings = this.siblingsOf(filing.projectId)
    const works = siblings.map(({ id }) => this.core.ledger.of(id))
    const from = [this.view.items(), filing, ...siblings, ...works]
    return this.core.memo.of(`offer/${filingId}`, from, () => this.offered(filing, siblings))
  }

  private offered(filing: FilingView, siblings: readonly FilingView[]): Offer {
    const { id, kind, period, projectId, rules } = filing
    const used = new Set(siblings.flatMap((sibling) => [...this.evidenceOf(sibling)]))
    const handedIn = siblings
      .filter((other) => other.id !== id && other.kind === kind && this.isHandedIn(other.id))
      .map((other) => other.period)
    const places = this.placesOf(filing)
    const offered = offeredFrom(this.view.items(), { projectId, period, handedIn, used }).filter(({ slot }) =>
      places.has(slot),
    )
    const found = offered.filter(({ evidence }) => evidence !== null)
    const fit = new Set(
      fitting(found, this.core.draft(id)?.evidence ?? [], rules.evidence).map((item) => item.id),
    )
    return {
      materials: found.filter((entry) => fit.has(entry.id)),
      left: found.length - fit.size,
      notes: offered.filter((entry) => entry.note !== null && this.noteUse(entry, siblings) === null),
    }
  }

  /** EV11: the slots that the form has for evidence. */
  private placesOf(filing: FilingView): ReadonlySet<string> {
    return this.core.memo.of(`places/${filing.id}`, [filing], () => {
      const { kind: name, subject, rules } = filing
      const kind = this.core.ports.kinds[name]
      if (!kind) return new Set<string>()
      const form = kind.form({ subject, content: kind.blank(subject), evidence: [], rules })
      return new Set(itemsOf(form).flatMap(({ evidence }) => (evidence ? [evidence.slot] : [])))
    })
  }

  /** EV36: all that is offered, or of it only these entries, in one durable step; materials stay the same evidence. */
  async takeIn(filingId: string, only?: readonly string[]): Promise<TakenIn> {
    const ground = this.core.groundOf(filingId)
    const { materials, notes } = this.offer(filingId)
    const wanted = ({ id }: DiaryEntry) => only === undefined || only.includes(id)
    const chosen = materials.filter(wanted)
    let said = 0
    await this.core.ledger.commit(filingId, (work) => {
      const composed = chosen.reduce(
        (next, { evidence }) => (evidence ? attached(next, evidence, this.diary.file(evidence.id)) : next),
        withDraft(work, ground),
      )
      said = 0
      return notes.filter(wanted).reduce((next, entry) => {
        const noted = ground && withNoteSaid(next, ground, entry)
        if (noted) said += 1
        return noted ?? next
      }, composed)
    })
    return { materials: chosen.length, notes: said }
  }

  /** The report that an entry went into, draft or handed in; null while it waits for one. */
  useOf(entry: DiaryEntry): FilingView | null {
    const siblings = this.siblingsOf(entry.projectId)
    if (entry.note !== null) return this.noteUse(entry, siblings)
    return siblings.find((sibling) => this.evidenceOf(sibling, false).has(entry.id)) ?? null
  }

  private siblingsOf(projectId: string): readonly FilingView[] {
    return this.core.feed.all().filter((other) => other.projectId === projectId)
  }

  /** Evidence that a report has, and what its author took out of it: that is not offered again. */
  private evidenceOf({ id, revisions }: FilingView, withDetached = true): Set<string> {
    const { draft, entries } = this.core.ledger.of(id)
    const lists = [draft?.evidence, withDetached ? draft?.detached : undefined]
    for (const { evidence } of revisions) lists.push(evidence)
    for (const { push } of entries) lists.push(push.evidence)
    return new Set(lists.flatMap((list) => list ?? []).map((item) => item.id))
  }

  private noteUse({ slot, note }: DiaryEntry, siblings: readonly FilingView[]): FilingView | null {
    if (note === null) return null
    const says = ({ id, revisions }: FilingView) => {
      const { draft, entries } = this.core.ledger.of(id)
      const contents = [draft?.content, ...entries.map(({ push }) => push.content)]
      return [...contents, ...revisions.map(({ content }) => content)].some((content) =>
        saidIn(content, slot, note),
      )
    }
    return siblings.find(says) ?? null
  }

  private isHandedIn(filingId: string): boolean {
    return (
      (this.core.feed.of(filingId)?.revision ?? 0) > 0 || this.core.ledger.of(filingId).entries.length > 0
    )
  }
}

/** EV37: the work with the note in its indicator's reason; null where the form asks for none, or has no room. */
function withNoteSaid(work: FilingWork, ground: Ground, { slot, note }: DiaryEntry): FilingWork | null {
  if (!work.draft || note === null) return null
  const field = noteField(openDraft(work.draft, ground, null).form, slot)
  if (!field) return null
  const text = withNote(typeof field.value === 'string' ? field.value : '', note, field.maxLength ?? Infinity)
  return text === null ? null : edited(work, field.path, text)
}
