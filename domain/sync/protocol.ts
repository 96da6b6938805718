/**
 * What phone and server say to each other (同步约定). Rules SY1–SY10 are stated in RULES.md.
 * Ids of revisions and evidence are minted by the phone, so a repeated send is the same send.
 */
import * as z from 'zod'
import { evidenceRefSchema, sha256Schema } from '../evidence/evidence'
import { canonicalHash } from './canonical'

/** The signed part of a revision: exactly what the author signed off on the phone. */
export const revisionSchema = z.strictObject({
  revisionId: z.uuid(),
  filingId: z.uuid(),
  /** Number of the revision that the author had before them; 0 for the first. */
  base: z.number().int().min(0),
  content: z.record(z.string(), z.unknown()),
  evidence: z.array(evidenceRefSchema).max(200),
})

export type RevisionPush = z.infer<typeof revisionSchema>

/** SY2: the hash that the receipt covers. */
export function revisionHash(revision: RevisionPush): string {
  return canonicalHash({
    revisionId: revision.revisionId,
    filingId: revision.filingId,
    base: revision.base,
    content: revision.content,
    evidence: revision.evidence,
  })
}

const receiptPayloadSchema = z.strictObject({
  version: z.literal(1),
  revisionId: z.uuid(),
  filingId: z.uuid(),
  number: z.number().int().positive(),
  contentHash: sha256Schema,
  files: z.array(z.strictObject({ evidenceId: z.uuid(), slot: z.string(), sha256: sha256Schema })),
  unitId: z.string(),
  /** Server clock, ISO 8601 UTC. */
  receivedAt: z.string(),
  keyId: z.string(),
})

export type ReceiptPayload = z.infer<typeof receiptPayloadSchema>

/** 回执: Ed25519 over the canonical JSON of the payload, base64. */
export const receiptSchema = z.strictObject({ payload: receiptPayloadSchema, signature: z.string() })

export type Receipt = z.infer<typeof receiptSchema>

/** SY5: a receipt covers a revision when its hash and every file's hash stand in it, slot by slot. */
export function receiptCovers(receipt: Receipt, revision: RevisionPush): boolean {
  const { payload } = receipt
  const listed = new Map(payload.files.map((file) => [file.evidenceId, file]))
  return (
    payload.revisionId === revision.revisionId &&
    payload.filingId === revision.filingId &&
    payload.contentHash === revisionHash(revision) &&
    payload.files.length === revision.evidence.length &&
    revision.evidence.every((item) => {
      const file = listed.get(item.id)
      return file !== undefined && file.sha256 === item.sha256 && file.slot === item.slot
    })
  )
}

/** The number people read to each other: '2026-0831-3F2A91' from the day and the content hash. */
export function receiptNumber(payload: ReceiptPayload): string {
  const day = payload.receivedAt.slice(0, 10)
  return `${day.slice(0, 4)}-${day.slice(5, 7)}${day.slice(8, 10)}-${payload.contentHash.slice(0, 6).toUpperCase()}`
}

/** SY7: the cursor of the change feed. A new epoch makes the phone pull in full. */
export const cursorSchema = z.strictObject({
  epoch: z.string(),
  // what the database counts with; longer ones never came from it
  xid: z.string().regex(/^\d{1,18}$/),
  seq: z.string().regex(/^\d{1,18}$/),
})

export type Cursor = z.infer<typeof cursorSchema>
