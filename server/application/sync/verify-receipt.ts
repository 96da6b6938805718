import { receiptNumber, receiptSchema } from '@domain/sync/protocol'
import type { House } from '../ports/context'

/** What is found when a file is read again and hashed. */
export type FileState = 'whole' | 'damaged' | 'absent'

/** Why something that was handed in is no receipt of this server. */
export type Doubt = 'no-receipt' | 'unknown-key' | 'altered'

/** What the server says of a receipt (回执核验): nothing that its holder does not have already. */
export type ReceiptReport =
  | { readonly genuine: false; readonly doubt: Doubt }
  | {
      readonly genuine: true
      readonly receiptNumber: string
      readonly revisionNumber: number
      /** ISO 8601 UTC. */
      readonly receivedAt: string
      /** RC3: the revision stands in the database with the hash that was signed. */
      readonly revision: 'held' | 'differs' | 'absent'
      readonly files: readonly { readonly sha256: string; readonly state: FileState }[]
      /** All of it is there, whole. */
      readonly whole: boolean
    }

/** RC1–RC3: whether a receipt is genuine, and whether everything it promises is still there, bytes hashed anew. */
export async function verifyReceipt(house: House, candidate: unknown): Promise<ReceiptReport> {
  const parsed = receiptSchema.safeParse(receiptIn(candidate))
  if (!parsed.success) return { genuine: false, doubt: 'no-receipt' }
  const receipt = parsed.data
  const { payload } = receipt
  const known = () => house.receipts.keys().some(({ id }) => id === payload.keyId)
  // another process may have begun to sign with a newer key (RC4)
  if (!known()) await house.receipts.refresh()
  if (!known()) return { genuine: false, doubt: 'unknown-key' }
  if (!house.receipts.verify(receipt)) return { genuine: false, doubt: 'altered' }
  const held = await house.store.write((tx) => tx.revisionById(payload.revisionId))
  const revision = held === null ? 'absent' : held.contentHash === payload.contentHash ? 'held' : 'differs'
  const files: { sha256: string; state: FileState }[] = []
  for (const { sha256 } of payload.files) files.push({ sha256, state: await house.blobs.verify(sha256) })
  return {
    genuine: true,
    receiptNumber: receiptNumber(payload),
    revisionNumber: payload.number,
    receivedAt: payload.receivedAt,
    revision,
    files,
    whole: revision === 'held' && files.every((file) => file.state === 'whole'),
  }
}

/** The receipt itself, or what the phone exports, which has it as a member. */
export function receiptIn(candidate: unknown): unknown {
  const { receipt } = (candidate ?? {}) as { receipt?: unknown }
  return receipt ?? candidate
}
