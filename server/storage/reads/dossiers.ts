import type { Scope } from '@domain/access/access'
import { type EvidenceRef, evidenceRefSchema } from '@domain/evidence/evidence'
import type { Outcome } from '@domain/filings/chain'
import type { Light } from '@domain/filings/form'
import { receiptSchema } from '@domain/sync/protocol'
import type { ChallengeState } from '@server/application/ports/challenge'
import type { EvidenceView, FilingDossier, FoundFinding } from '@server/application/ports/reader'
import type { RevisionRecord } from '@server/application/ports/records'
import type { Prisma, PrismaClient } from '../generated/client'
import type { Queryable } from '../sql'
import { challengesOf } from './challenges'
import { findingsAbout } from './findings'
import { paymentReads } from './payments'

const author = { select: { name: true } } as const

const whole = {
  task: true,
  project: { include: { unit: { include: { department: true } } } },
  revisions: {
    orderBy: { number: 'asc' },
    include: {
      author,
      evidence: { orderBy: { position: 'asc' }, include: { evidence: { include: { confirmations: true } } } },
    },
  },
  decisions: { orderBy: { at: 'asc' }, include: { actor: author, remarks: true } },
} as const satisfies Prisma.FilingInclude

type WholeFiling = Prisma.FilingGetPayload<{ include: typeof whole }>
type StoredEvidence = WholeFiling['revisions'][number]['evidence'][number]['evidence']

/** Filings within a scope with all that belongs to them, in the order of the ids. Out of scope looks absent. */
export async function dossiersWithin(
  prisma: PrismaClient,
  client: Queryable,
  ids: readonly string[],
  scope: Scope,
): Promise<FilingDossier[]> {
  if (ids.length === 0 || scope.length === 0) return []
  const filings = await prisma.filing.findMany({
    where: { id: { in: [...ids] }, OR: scope.map((condition) => ({ ...condition })) },
    include: whole,
  })
  const evidenceIds = evidenceIdsOf(filings)
  const [derivatives, findings, challenges, executions] = await Promise.all([
    derivativesOf(prisma, filings),
    findingsAbout(client, evidenceIds),
    challengesOf(client, evidenceIds),
    paymentReads(client).executionsOf(filings),
  ])
  const found = new Map(
    filings.map((filing) => {
      const execution = executions.get(`${filing.projectId}/${filing.fiscalYear}`) ?? null
      return [filing.id, { ...dossier(filing, derivatives, findings, challenges), execution }]
    }),
  )
  return ids.map((id) => found.get(id)).filter((filing) => filing !== undefined)
}

function evidenceIdsOf(filings: readonly WholeFiling[]): string[] {
  const ids = filings.flatMap(({ revisions }) =>
    revisions.flatMap(({ evidence }) => evidence.map(({ evidenceId }) => evidenceId)),
  )
  return [...new Set(ids)]
}

interface Derived {
  readonly thumbnail: string | null
  readonly watermarked: string | null
  readonly undecodable: boolean
}

/** Thumbnails belong to the bytes, watermarked copies to one piece of evidence; keyed 'sha256' and 'sha256/id'. */
async function derivativesOf(prisma: PrismaClient, filings: readonly WholeFiling[]) {
  const hashes = filings.flatMap((filing) =>
    filing.revisions.flatMap((revision) => revision.evidence.map(({ evidence }) => evidence.sha256)),
  )
  const rows = await prisma.blobDerivative.findMany({ where: { sha256: { in: [...new Set(hashes)] } } })
  const byKey = new Map(rows.map((row) => [`${row.sha256}/${row.owner}/${row.variant}`, row]))
  return (evidence: StoredEvidence): Derived => {
    const thumbnail = byKey.get(`${evidence.sha256}//thumbnail`)
    const watermarked = byKey.get(`${evidence.sha256}/${evidence.id}/watermarked`)
    return {
      thumbnail: thumbnail?.outcome === 'made' ? thumbnail.derived : null,
      watermarked: watermarked?.outcome === 'made' ? watermarked.derived : null,
      undecodable: thumbnail?.outcome === 'undecodable',
    }
  }
}

function dossier(
  filing: WholeFiling,
  derived: (evidence: StoredEvidence) => Derived,
  findings: ReadonlyMap<string, readonly FoundFinding[]>,
  challenges: ReadonlyMap<string, ChallengeState>,
): Omit<FilingDossier, 'execution'> {
  const stored = new Map(
    filing.revisions.flatMap((revision) =>
      revision.evidence.map(({ evidence }) => [evidence.id, evidence] as const),
    ),
  )
  return {
    filing: {
      id: filing.id,
      kind: filing.kind,
      period: filing.period,
      fiscalYear: filing.fiscalYear,
      projectId: filing.projectId,
      ruleSetId: filing.ruleSetId,
      subject: filing.subject,
      status: { at: filing.at, returnedFrom: filing.returnedFrom, revision: filing.revision },
      light: filing.light as Light,
      doubts: filing.doubts,
      unitId: filing.unitId,
      departmentId: filing.departmentId,
      sectionId: filing.sectionId,
      districtId: filing.districtId,
      opensAt: filing.task.opensAt.toISOString(),
      dueAt: (filing.extendedTo ?? filing.task.dueAt).toISOString(),
      openedAt: filing.openedAt.toISOString(),
      movedAt: filing.movedAt.toISOString(),
    },
    projectName: filing.project.name,
    unitName: filing.project.unit.name,
    departmentName: filing.project.unit.department.name,
    revisions: filing.revisions.map(revisionRecord),
    decisions: filing.decisions.map((decision) => ({
      id: decision.id,
      filingId: decision.filingId,
      revision: decision.revision,
      step: decision.step,
      outcome: decision.outcome as Outcome,
      toStep: decision.toStep,
      opinion: decision.opinion,
      answers: decision.answers,
      contentHash: decision.contentHash,
      actorId: decision.actorId,
      actorName: decision.actor.name,
      at: decision.at.toISOString(),
    })),
    remarks: filing.decisions.flatMap((decision) =>
      decision.remarks.map(({ id, field, reason, text, revision }) => ({
        id,
        field,
        reason,
        text,
        revision,
        step: decision.step,
        by: decision.actor.name,
        at: decision.at.toISOString(),
      })),
    ),
    evidence: [...stored.values()].map(
      (evidence): EvidenceView => ({
        ...evidenceRef(evidence),
        ...derived(evidence),
        confirmed: evidence.confirmations[0]?.fit ?? null,
        examined: evidence.examinedAt !== null,
        findings: findings.get(evidence.id) ?? [],
        challenge: challenges.get(evidence.id) ?? null,
      }),
    ),
  }
}

function revisionRecord(revision: WholeFiling['revisions'][number]): RevisionRecord {
  return {
    id: revision.id,
    filingId: revision.filingId,
    number: revision.number,
    base: revision.base,
    content: revision.content,
    contentHash: revision.contentHash,
    authorId: revision.authorId,
    authorName: revision.author.name,
    receivedAt: revision.receivedAt.toISOString(),
    receipt: receiptSchema.parse(revision.receipt),
    evidence: revision.evidence.map(({ evidence }) => evidenceRef(evidence)),
  }
}

function evidenceRef(evidence: StoredEvidence): EvidenceRef {
  const { id, slot, sha256, size, mediaType, capture, name } = evidence
  const named = name === null ? {} : { name }
  return evidenceRefSchema.parse({ id, slot, sha256, size, mediaType, capture, ...named })
}
