import type { EvidenceRef } from '@domain/evidence/evidence'
import { findingsOf, type Point } from '@domain/evidence/findings'
import { likenessTo, type PictureTrace } from '@domain/evidence/likeness'
import type { PhotoMetadata } from '@domain/evidence/metadata'
import type { RuleSet } from '@domain/rule-sets/rule-set'

/** What lies around a piece of evidence, as the registers and the revision tell it. */
export interface Surroundings {
  readonly evidence: EvidenceRef
  readonly projectId: string
  readonly fiscalYear: number
  /** When the server took the revision, ISO 8601 UTC. */
  readonly receivedAt: string
  /** The fix in WGS-84; null where there was none. */
  readonly point: Point | null
  readonly site: (Point & { readonly radiusMetres: number | null }) | null
}

/** A photo that the hash proposes. */
export interface Lookalike {
  readonly sha256: string
  /** Bits of 128 that differ. */
  readonly distance: number
  readonly detail: Uint8Array
}

/** Evidence of another project, indicator or year. */
export interface Elsewhere {
  readonly id: string
  readonly sha256: string
  /** Which project, year and indicator: the same for two photos of one. */
  readonly where: string
}

export interface ExaminationLedger {
  noteTrace(sha256: string, trace: PictureTrace | null, metadata: PhotoMetadata): Promise<void>
  /** Other pictures whose hash is near, nearest first, the picture itself not among them (EV14). */
  lookalikes(sha256: string, hash: string): Promise<readonly Lookalike[]>
  /** Evidence with one of these bytes in another project, indicator or year (EV15). */
  elsewhere(
    order: Surroundings,
    hashes: readonly string[],
  ): Promise<
    readonly Elsewhere[]
  > /** Keeps what was found; what was found before stays as it is, with its judgement. */
  noteFindings(
    evidenceId: string,
    findings: readonly {
      readonly kind: string
      readonly other: string
      readonly details: Readonly<Record<string, string | number>>
    }[],
  ): Promise<void>
}

/** EV14: pictures are alike whose edges agree at least so well; chosen on pairs, see docs/measurements.md. */
const alikeFrom = 0.6

/** At most so many other photos are named: a form that everybody photographs must not bury the reviewer. */
const mostNamed = 3

/** EV15–EV22: looks for doubts about one photo. Nothing is refused here, and a second look changes no judgement. */
export async function examine(
  ledger: ExaminationLedger,
  order: Surroundings,
  seen: { readonly trace: PictureTrace | null; readonly metadata: PhotoMetadata },
  rules: RuleSet,
): Promise<void> {
  const { evidence, receivedAt, point, site, fiscalYear } = order
  // noted before looking: of two that come together, at least the later one sees the other
  await ledger.noteTrace(evidence.sha256, seen.trace, seen.metadata)
  const own = findingsOf(
    {
      capture: evidence.capture,
      metadata: seen.metadata,
      mediaType: evidence.mediaType,
      period: yearInChina(fiscalYear),
      point,
      receivedAt,
      site,
    },
    rules,
  )
  await ledger.noteFindings(evidence.id, [
    ...(await reused(ledger, order)),
    ...(await alike(ledger, order, seen.trace)),
    ...own.map((finding) => ({ ...finding, other: '' })),
  ])
}

/** EV15 */
async function reused(ledger: ExaminationLedger, order: Surroundings) {
  const others = await ledger.elsewhere(order, [order.evidence.sha256])
  return others.slice(0, mostNamed).map(({ id }) => ({ kind: 'same-bytes', other: id, details: {} }))
}

/** EV16 */
async function alike(ledger: ExaminationLedger, order: Surroundings, trace: PictureTrace | null) {
  if (trace === null) return []
  const likeness = likenessTo(trace.detail)
  const near = (await ledger.lookalikes(order.evidence.sha256, trace.hash))
    .map(({ sha256, distance, detail }) => ({ sha256, distance, likeness: likeness(detail) }))
    .filter((other) => other.likeness >= alikeFrom)
    .sort((a, b) => b.likeness - a.likeness)
  if (near.length === 0) return []
  const others = await ledger.elsewhere(
    order,
    near.map(({ sha256 }) => sha256),
  )
  // one is named of each project, year and indicator: the likest
  const named = new Map<string, { kind: string; other: string; details: Record<string, number> }>()
  for (const { sha256, distance, likeness } of near) {
    for (const { id, where } of others.filter((other) => other.sha256 === sha256)) {
      const details = { distance, percent: Math.round(likeness * 100) }
      if (!named.has(where)) named.set(where, { kind: 'alike', other: id, details })
    }
  }
  return [...named.values()].slice(0, mostNamed)
}

/** EV17: the fiscal year by China's clock. */
function yearInChina(year: number): { from: string; until: string } {
  const start = (of: number): string => new Date(`${of}-01-01T00:00:00+08:00`).toISOString()
  return { from: start(year), until: start(year + 1) }
}
