/** What pages read of the workspace; every value stays the same object until it changes. */
import { conflictOf } from './conflicts'
import type { Core } from './core'
import type { Diary } from './diary'
import { entryView, isMerged, unsentIn } from './entry-view'
import { openDraft } from './open-draft'
import type { StoredEntry } from './records'
import type { Runner } from './runner'
import { standingOf } from './standing'
import type { Surroundings } from './surroundings'
import { usageOf } from './tidy'
import type {
  Conflict,
  Draft,
  Entry,
  EvidenceRef,
  FilingView,
  OpenDraft,
  Standing,
  Usage,
} from './workspace.types'

export class Reading {
  constructor(
    private readonly core: Core,
    private readonly runner: Pick<Runner, 'flyingBytes'>,
    private readonly surroundings: Pick<Surroundings, 'online' | 'signInNeeded'>,
    private readonly diary: Pick<Diary, 'mine'>,
  ) {}

  filings(): readonly FilingView[] {
    const { feed, memo } = this.core
    return memo.list('filings', () =>
      feed
        .all()
        .map((view) => this.core.filing(view.id) ?? view)
        .sort((a, b) => order(a.dueAt, b.dueAt) || order(a.projectName, b.projectName)),
    )
  }

  standing(filingId: string): Standing {
    return standingOf(this.core.filing(filingId), this.core.ledger.of(filingId))
  }

  drafts(): readonly Draft[] {
    const works = () => this.core.ledger.all()
    return this.core.memo.list('drafts', () => works().flatMap((work) => (work.draft ? [work.draft] : [])))
  }

  open(filingId: string): OpenDraft | null {
    const work = this.core.ledger.of(filingId)
    const ground = this.core.groundOf(filingId)
    const { draft, entries } = work
    if (!draft || !ground) return null
    return this.core.memo.of(`open/${filingId}`, [draft, entries, ground.filing], () =>
      openDraft(draft, ground, conflictOf(work, ground)),
    )
  }

  conflict(filingId: string): Conflict | null {
    const work = this.core.ledger.of(filingId)
    const ground = this.core.groundOf(filingId)
    if (!ground) return null
    return this.core.memo.of(`conflict/${filingId}`, [work, ground.filing], () => conflictOf(work, ground))
  }

  entries(): readonly Entry[] {
    return this.core.memo.list('entries', () =>
      this.core.ledger
        .all()
        .flatMap((work) => work.entries)
        .sort((a, b) => order(a.queuedAt, b.queuedAt))
        .map((entry) => this.view(entry)),
    )
  }

  entry(id: string): Entry | null {
    const found = this.core.find(id)
    return found && this.view(found.entry)
  }

  view(entry: StoredEntry): Entry {
    const { ledger, memo } = this.core
    const { revisionId, filingId } = entry.push
    const { online, signInNeeded } = this.surroundings
    const flying = this.runner.flyingBytes(revisionId)
    const at = this.core.filing(filingId)?.at ?? null
    const merged = isMerged(ledger.of(filingId), entry)
    const from = [entry, ledger.of(filingId).names, online, signInNeeded, flying, at, merged]
    return memo.of(`entry/${revisionId}`, from, () =>
      entryView(ledger.of(filingId), entry, { online, signInNeeded, flying, at, merged }),
    )
  }

  unsentCount(): number {
    return unsentIn(this.core.ledger.all()) + this.diary.mine().filter(({ state }) => state !== 'held').length
  }

  usage(): Usage {
    const works = this.core.ledger.all()
    const diary = this.diary.mine()
    return this.core.memo.of('usage', [...works, ...diary], () => usageOf(works, diary))
  }

  async localUrl({ sha256 }: Pick<EvidenceRef, 'sha256'>): Promise<string | null> {
    const files = [
      ...this.core.ledger.all().flatMap((work) => work.files),
      ...this.diary.mine().flatMap((stored) => stored.file ?? []),
    ]
    const file = files.find((kept) => kept.sha256 === sha256)
    return file ? this.core.ports.files.url(file.id).catch(() => null) : null
  }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
