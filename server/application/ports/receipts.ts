import type { Receipt, ReceiptPayload } from '@domain/sync/protocol'

/** Signs what the server promises to hold (Ed25519; the key is made on first start). */
export interface ReceiptSigner {
  sign(payload: Omit<ReceiptPayload, 'keyId'>): Receipt
  /** False for a tampered receipt and for one of an unknown key. */
  verify(receipt: Receipt): boolean
}
