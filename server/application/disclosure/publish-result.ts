import { masked } from '@domain/disclosure/mask'
import type { SnapshotContent } from '@domain/disclosure/snapshot'
import { termsOf } from '@domain/disclosure/terms'
import type { DisclosedResult } from '@domain/filings/results'
import { canonicalHash } from '@domain/sync/canonical'
import { kindOf } from '../kinds'
import { tellPublished } from '../notices/about-filing'
import type { House } from '../ports/context'
import type { FilingRecord, ProjectHeader } from '../ports/records'
import type { Transaction } from '../ports/transaction'
import { carryOut } from './carry-out'

/**
 * DS1: a final filing leaves its facts behind and, where the rule set and the project's secrecy allow,
 * an immutable public snapshot, in the transaction that made it final.
 */
export async function publishResult(house: House, tx: Transaction, filing: FilingRecord): Promise<void> {
  const kind = kindOf(house, filing.kind)
  const revision = await tx.currentRevision(filing)
  if (!revision) throw new Error(`filing ${filing.id} is final without a revision`)
  const draft = {
    subject: filing.subject,
    content: revision.content,
    evidence: revision.evidence,
    rules: house.rulesOf(filing.fiscalYear),
  }
  await tx.projectFacts(filing, kind.facts(draft))
  await carryOut(house, tx, filing, kind.effects(draft))
  const result = kind.disclose(draft)
  const project = await tx.projectHeader(filing.projectId)
  if (result === null || project.secrecy !== '公开') return
  const shown = publicResult(result, [revision.authorName])
  const photos = await tx.confirmedPhotos(filing.id)
  await addSnapshot(house, tx, filing.period, {
    version: 1,
    project: publicHeader(project),
    fiscalYear: filing.fiscalYear,
    kind: filing.kind,
    annualGoal: null,
    budgetWan: result.budgetWan,
    promised: shown.items.map(({ id, name, promised }) => ({ id, name, promised })),
    result: shown,
    // DS4: the month only; the exact time and place stay inside
    photos: photos.map((photo) => ({
      sha256: photo.publicSha256,
      itemId: photo.slot,
      month: photo.takenAt.slice(0, 7),
    })),
    ruleSet: filing.ruleSetId,
  })
  await tellPublished(house, tx, filing)
}

/** DS2: every text of a result is masked before it leaves. */
function publicResult(
  result: DisclosedResult,
  names: readonly string[],
): NonNullable<SnapshotContent['result']> {
  return masked(
    {
      asOf: result.asOf,
      light: result.light,
      spentWan: result.spentWan,
      ...(result.score ? { score: { ...result.score } } : {}),
      items: result.items.map((item) => ({ ...item })),
    },
    names,
  )
}

export function publicHeader(project: ProjectHeader): SnapshotContent['project'] {
  const { secrecy: _, ...header } = project
  return header
}

/** The next version of the project's snapshot of this kind and period; the same content is not published twice. */
export async function addSnapshot(
  house: House,
  tx: Transaction,
  period: string,
  content: SnapshotContent,
): Promise<void> {
  const contentHash = canonicalHash(content)
  const latest = await tx.latestSnapshot(content.project.id, content.kind, period)
  if (latest?.contentHash === contentHash) return
  const id = house.newId()
  const version = (latest?.version ?? 0) + 1
  await tx.addSnapshot({
    id,
    projectId: content.project.id,
    kind: content.kind,
    period,
    version,
    content,
    contentHash,
    terms: termsOf(
      content.project.name,
      content.project.unit,
      content.project.department,
      content.project.district,
    ),
    publishedAt: house.now().toISOString(),
  })
  await tx.record({
    actorId: null,
    action: 'disclosure.published',
    subject: 'snapshot',
    subjectId: id,
    details: { projectId: content.project.id, kind: content.kind, period, version, contentHash },
  })
}
