/** What every blob store promises (EV5, EV6); each adapter runs it over a store of its own. */
import { createHash, randomBytes } from 'node:crypto'
import type { BlobStore } from '@server/application/ports/evidence'
import fc from 'fast-check'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

export function blobStoreContract(name: string, openStore: () => Promise<BlobStore>): void {
  describe(`${name} keeps the contract of blob stores`, () => {
    let store: BlobStore
    beforeAll(async () => {
      store = await openStore()
    })

    it('EV5: gives back the same bytes under their SHA-256, whatever they are', () =>
      fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
          const stored = await store.put(bytes)
          expect(stored).toEqual({ sha256: sha256(bytes), size: bytes.byteLength })
          expect(Buffer.from((await store.read(stored.sha256)) ?? [])).toEqual(Buffer.from(bytes))
          expect(await store.has(stored.sha256)).toBe(true)
          expect(store.hashOf(bytes)).toBe(stored.sha256)
        }),
        { numRuns: 25 },
      ))

    it('EV5: the same bytes twice are one blob, also when they come at the same time', async () => {
      const bytes = randomBytes(300_000)
      const answers = await Promise.all(Array.from({ length: 8 }, () => store.put(bytes)))
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
      expect(Buffer.from((await store.read(sha256(bytes))) ?? []).equals(bytes)).toBe(true)
    })

    it('has nothing that was never put', async () => {
      const unknown = sha256(randomBytes(32))
      expect(await store.has(unknown)).toBe(false)
      expect(await store.read(unknown)).toBeNull()
    })

    it.each(['', '..', '../../etc/passwd', 'A'.repeat(64), 'a'.repeat(63), `${'a'.repeat(64)}\n`])(
      'takes %j for no fingerprint at all',
      async (name) => {
        expect(await store.has(name)).toBe(false)
        expect(await store.read(name)).toBeNull()
      },
    )

    it('answers its health check, and leaves nothing behind by it', async () => {
      await expect(store.check()).resolves.toBeUndefined()
    })
  })
}
