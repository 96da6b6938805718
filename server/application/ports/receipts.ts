import type { Receipt, ReceiptPayload } from '@domain/sync/protocol'

/** A key as everybody may have it. */
export interface PublicKey {
  readonly id: string
  /** SPKI, PEM. */
  readonly publicPem: string
  /** Whether new receipts are signed with it. */
  readonly signs: boolean
}

/** Signs what the server promises to hold (Ed25519; the key is made on first start). */
export interface ReceiptSigner {
  sign(payload: Omit<ReceiptPayload, 'keyId'>): Receipt
  /** False for a tampered receipt and for one of an unknown key. */
  verify(receipt: Receipt): boolean
  /** RC4: every key that ever signed here. */
  keys(): readonly PublicKey[]
  /** Reads the keys anew: another process may have brought a newer one. */
  refresh(): Promise<void>
}
