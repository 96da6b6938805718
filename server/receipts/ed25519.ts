/** 回执: what the server promises to hold, signed with Ed25519 over canonical JSON (SY1, SY4). */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto'
import { canonicalJson } from '@domain/sync/canonical'
import { type ReceiptPayload, receiptSchema } from '@domain/sync/protocol'
import type { ReceiptSigner } from '@server/application/ports/receipts'

/** A key as it is stored; the id stands in every receipt that it signed. */
export interface ReceiptKey {
  readonly id: string
  readonly publicPem: string
  readonly privatePem: string
}

/** A new key; its id is taken from the public key, so it names no other. */
export function newSigningKey(): ReceiptKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const fingerprint = createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' }))
  return {
    id: fingerprint.digest('hex').slice(0, 16),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

type Keys = readonly [ReceiptKey, ...ReceiptKey[]]

/** RC4: the first key signs; every key still verifies what it once signed. `reload` reads them anew. */
export function receiptSigner(keys: Keys, reload: () => Promise<Keys> = async () => keys): ReceiptSigner {
  let ring = ringOf(keys)
  return {
    sign(payload) {
      const signed: ReceiptPayload = { ...payload, keyId: ring.current.id }
      const signature = signBytes(null, bytesOf(signed), ring.privateKey).toString('base64')
      return { payload: signed, signature }
    },

    verify: (receipt) => verifiesWith(ring.publicKeys, receipt),

    keys: () => ring.published,

    async refresh() {
      ring = ringOf(await reload())
    },
  }
}

/** RC1: by public keys alone, without this server; false for an unknown key too. */
export function verifyOffline(
  keys: readonly Pick<ReceiptKey, 'id' | 'publicPem'>[],
  receipt: unknown,
): boolean {
  return verifiesWith(publicKeysOf(keys), receipt)
}

function ringOf(keys: Keys) {
  const [current] = keys
  return {
    current,
    privateKey: createPrivateKey(current.privatePem),
    publicKeys: publicKeysOf(keys),
    published: keys.map(({ id, publicPem }) => ({ id, publicPem, signs: id === current.id })),
  }
}

function publicKeysOf(keys: readonly Pick<ReceiptKey, 'id' | 'publicPem'>[]): ReadonlyMap<string, KeyObject> {
  return new Map(keys.map((key) => [key.id, createPublicKey(key.publicPem)]))
}

function verifiesWith(publicKeys: ReadonlyMap<string, KeyObject>, receipt: unknown): boolean {
  const { success, data } = receiptSchema.safeParse(receipt)
  if (!success) return false
  const publicKey = publicKeys.get(data.payload.keyId)
  const signature = Buffer.from(data.signature, 'base64')
  // base64 has several texts for the same bytes: only the one that we wrote counts
  if (!publicKey || signature.toString('base64') !== data.signature) return false
  return verifyBytes(null, bytesOf(data.payload), publicKey, signature)
}

function bytesOf(payload: ReceiptPayload): Buffer {
  return Buffer.from(canonicalJson(payload), 'utf8')
}
