import { receiptSchema } from '@domain/sync/protocol'
import type { House } from '../ports/context'

/** What the server says of a receipt (回执核验). */
export interface ReceiptReport {
  /** The receipt was signed by this server's key and not altered since. */
  readonly genuine: boolean
  /** The revision that it names stands in the database with the same hash. */
  readonly held: boolean
  readonly files: readonly { readonly sha256: string; readonly held: boolean }[]
}

/** SY5: whether a receipt is genuine, and whether everything it promises is still there, bytes hashed anew. */
export async function verifyReceipt(house: House, candidate: unknown): Promise<ReceiptReport> {
  const parsed = receiptSchema.safeParse(candidate)
  if (!parsed.success || !house.receipts.verify(parsed.data))
    return { genuine: false, held: false, files: [] }
  const { payload } = parsed.data
  const revision = await house.store.write((tx) => tx.revisionById(payload.revisionId))
  const files = await Promise.all(
    payload.files.map(async ({ sha256 }) => {
      const bytes = await house.blobs.read(sha256)
      return { sha256, held: bytes !== null && house.blobs.hashOf(bytes) === sha256 }
    }),
  )
  return { genuine: true, held: revision?.contentHash === payload.contentHash, files }
}
