import { verify } from 'node:crypto'
import { canonicalJson } from '@domain/sync/canonical'
import type { Receipt, ReceiptPayload } from '@domain/sync/protocol'
import { newSigningKey, receiptSigner } from '@server/receipts/ed25519'
import fc from 'fast-check'

const key = newSigningKey()
const signer = receiptSigner([key])

const payload: Omit<ReceiptPayload, 'keyId'> = {
  version: 1,
  revisionId: '0190a5c0-0000-7000-8000-000000000001',
  filingId: '0190a5c0-0000-7000-8000-000000000002',
  number: 2,
  contentHash: '3f'.repeat(32),
  files: [
    { evidenceId: '0190a5c0-0000-7000-8000-000000000003', slot: '辅具适配', sha256: 'ab'.repeat(32) },
    { evidenceId: '0190a5c0-0000-7000-8000-000000000004', slot: 'k3', sha256: 'cd'.repeat(32) },
  ],
  unitId: 'gz-cl',
  receivedAt: '2026-08-31T04:00:00.000Z',
}

it('SY4: what it signed verifies, whatever way the members of the receipt are ordered', () => {
  const receipt = signer.sign(payload)
  expect(receipt.payload).toEqual({ ...payload, keyId: key.id })
  expect(signer.verify(receipt)).toBe(true)
  const reversed = Object.fromEntries(Object.entries(receipt.payload).reverse()) as ReceiptPayload
  expect(signer.verify({ payload: reversed, signature: receipt.signature })).toBe(true)
})

it('SY4: anybody with the public key verifies it by canonical JSON and plain Ed25519', () => {
  const { payload: signed, signature } = signer.sign(payload)
  const bytes = Buffer.from(canonicalJson(signed))
  expect(verify(null, bytes, key.publicPem, Buffer.from(signature, 'base64'))).toBe(true)
})

it('SY4: a change of any byte of the payload fails', () => {
  const receipt = signer.sign(payload)
  const text = JSON.stringify(receipt.payload)
  fc.assert(
    fc.property(fc.nat(Buffer.byteLength(text) - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const bytes = Buffer.from(text)
      bytes[at] = (bytes[at] ?? 0) ^ flip
      const tampered = parsed(bytes.toString())
      fc.pre(tampered !== null && canonicalJson(tampered) !== canonicalJson(receipt.payload))
      expect(signer.verify({ payload: tampered, signature: receipt.signature } as Receipt)).toBe(false)
    }),
    { numRuns: 500 },
  )
})

it('SY4: a change of any character of the signature fails, the idle bits of base64 included', () => {
  const receipt = signer.sign(payload)
  fc.assert(
    fc.property(fc.nat(receipt.signature.length), fc.constantFrom(...'ABCw=+/ \n'), (at, character) => {
      const { signature } = receipt
      const changed = `${signature.slice(0, at)}${character}${signature.slice(at + 1)}`
      fc.pre(changed !== signature)
      expect(signer.verify({ ...receipt, signature: changed })).toBe(false)
    }),
    { numRuns: 500 },
  )
})

it('SY4: an added or a missing member, an absent payload or no object at all is refused, not an error', () => {
  const receipt = signer.sign(payload)
  const { unitId: _, ...lacking } = receipt.payload
  const broken: unknown[] = [
    { ...receipt, payload: { ...receipt.payload, also: 1 } },
    { ...receipt, payload: lacking },
    { signature: receipt.signature },
    null,
  ]
  for (const receiptLike of broken) expect(signer.verify(receiptLike as Receipt)).toBe(false)
})

it('the first key signs; older keys still verify; a stranger’s key does not', () => {
  const next = newSigningKey()
  const old = signer.sign(payload)
  const both = receiptSigner([next, key])
  expect(both.sign(payload).payload.keyId).toBe(next.id)
  expect(both.verify(old)).toBe(true)
  expect(receiptSigner([next]).verify(old)).toBe(false)
  const posing = receiptSigner([{ ...next, id: key.id }]).sign(payload)
  expect(signer.verify(posing)).toBe(false)
})

it('every new key has its own id', () => {
  expect(newSigningKey().id).not.toBe(key.id)
  expect(key.id).toMatch(/^[0-9a-f]{16}$/)
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
