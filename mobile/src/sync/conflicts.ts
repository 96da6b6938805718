/** Somebody filed a version in between: what differs, and how the two become one (SY4, MG1–MG5). */
import type { EvidenceRef } from '@domain/evidence/evidence'
import { type MergeChoice, merged, mergedEvidence, mergeFields } from '@domain/sync/merge'
import type { Ground } from './drafts'
import type { CurrentRevision, FilingWork, StoredEntry } from './records'
import type { Conflict, Content, Draft, NewerVersion } from './workspace.types'

/** My version, theirs, and what both started from. */
interface Sides {
  readonly entryId: string | null
  readonly mine: Version
  readonly theirs: Version & NewerVersion
  readonly before: Version
}

interface Version {
  readonly content: Content
  readonly evidence: readonly EvidenceRef[]
}

export function conflictOf(work: FilingWork, ground: Ground): Conflict | null {
  const sides = sidesOf(work, ground)
  if (!sides) return null
  const { entryId, mine, theirs, before } = sides
  return {
    filingId: work.filingId,
    entryId,
    newer: { number: theirs.number, authorName: theirs.authorName, receivedAt: theirs.receivedAt },
    fields: mergeFields(before.content, mine.content, theirs.content),
  }
}

/** The draft that stands on the newer version, with what was chosen. */
export function settled(
  work: FilingWork,
  ground: Ground,
  choices: Readonly<Record<string, MergeChoice>>,
): FilingWork {
  const sides = sidesOf(work, ground)
  if (!sides) return work
  const { entryId, mine, theirs, before } = sides
  const fields = mergeFields(before.content, mine.content, theirs.content)
  const draft: Draft = {
    filingId: work.filingId,
    base: theirs.number,
    content: merged(theirs.content, fields, choices),
    evidence: mergedEvidence(before.evidence, mine.evidence, theirs.evidence),
    detached: work.draft?.detached ?? [],
    savedAt: null,
    answers: ground.filing.at === 'author' ? theirs.number : null,
    replaces: work.draft?.replaces ?? entryId,
  }
  return { ...work, draft }
}

/** The server's word about an entry, or a pulled revision newer than the draft's base. */
function sidesOf(work: FilingWork, ground: Ground): Sides | null {
  const { draft } = work
  const entry = work.entries.find((candidate) => candidate.state === 'outdated')
  const current = entry?.problem?.current ?? null
  if (draft) {
    const theirs = newest(ground, current)
    if (!theirs || theirs.number <= draft.base) return null
    return {
      entryId: entry?.push.revisionId ?? null,
      mine: draft,
      theirs,
      before: versionAt(ground, draft.base),
    }
  }
  return entry && current ? sidesOfEntry(entry, ground, current) : null
}

function sidesOfEntry(entry: StoredEntry, ground: Ground, current: CurrentRevision): Sides | null {
  const theirs = newest(ground, current)
  if (!theirs) return null
  return {
    entryId: entry.push.revisionId,
    mine: entry.push,
    theirs,
    before: versionAt(ground, entry.push.base),
  }
}

/** The newest version known: pulled, or named by the server's refusal (whose evidence comes with the next pull). */
function newest({ filing }: Ground, current: CurrentRevision | null): (Version & NewerVersion) | null {
  const pulled = filing.revisions.find((revision) => revision.number === filing.revision)
  if (current && current.number > (pulled?.number ?? 0)) return { ...current, evidence: [] }
  return pulled ? { ...pulled, content: pulled.content as Content } : null
}

function versionAt({ filing, kind }: Ground, number: number): Version {
  const revision = filing.revisions.find((candidate) => candidate.number === number)
  return {
    content: (revision?.content ?? kind.blank(filing.subject)) as Content,
    evidence: revision?.evidence ?? [],
  }
}
