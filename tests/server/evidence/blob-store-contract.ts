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

    it('EV5: takes a file of many pieces, and gives it back as a stream', async () => {
      const pieces = Array.from({ length: 40 }, () => randomBytes(256 * 1024))
      const bytes = Buffer.concat(pieces)
      expect(await store.putPieces(sha256(bytes), pieces)).toEqual({
        sha256: sha256(bytes),
        size: bytes.length,
      })
      const opened = await store.open(sha256(bytes))
      expect(opened?.size).toBe(bytes.length)
      const read: Buffer[] = []
      for await (const chunk of opened?.bytes ?? []) read.push(Buffer.from(chunk as Uint8Array))
      expect(Buffer.concat(read).equals(bytes)).toBe(true)
      expect(await store.verify(sha256(bytes))).toBe('whole')
    })

    it.each([
      ['nothing', false],
      ['the right bytes', true],
    ])('EV6: stores nothing under a hash that the pieces have not, where %s lies there', async (_, there) => {
      const bytes = randomBytes(9_000_000)
      if (there) await store.put(bytes)
      const other = Buffer.from(bytes)
      other[8_999_999] = (other[8_999_999] ?? 0) ^ 1
      const pieces = [other.subarray(0, 4_000_000), other.subarray(4_000_000)]
      await expect(store.putPieces(sha256(bytes), pieces)).rejects.toMatchObject({ name: 'Torn' })
      expect(await store.verify(sha256(bytes))).toBe(there ? 'whole' : 'absent')
      expect(await store.has(sha256(other))).toBe(false)
    })

    it('EV6: stores nothing when the pieces break off', async () => {
      const bytes = randomBytes(9_000_000)
      async function* breaking() {
        yield bytes.subarray(0, 8_500_000)
        throw new Error('broke off')
      }
      await expect(store.putPieces(sha256(bytes), breaking())).rejects.toThrow('broke off')
      expect(await store.has(sha256(bytes))).toBe(false)
    })

    it('has nothing that was never put', async () => {
      const unknown = sha256(randomBytes(32))
      expect(await store.has(unknown)).toBe(false)
      expect(await store.read(unknown)).toBeNull()
      expect(await store.open(unknown)).toBeNull()
      expect(await store.verify(unknown)).toBe('absent')
    })

    it('UP1: keeps pieces of uploads under names of its own, apart from files, until they are removed', async () => {
      const { parts } = store
      const pieces = [randomBytes(256 * 1024), randomBytes(1), Buffer.from('一段')]
      const names = await Promise.all(pieces.map((piece) => parts.add(piece)))
      expect(new Set(names).size).toBe(3)
      for (const [at, name] of names.entries()) {
        expect(Buffer.from((await parts.read(name)) ?? []).equals(pieces[at] ?? Buffer.of(1))).toBe(true)
      }
      expect(await store.has(sha256(pieces[0] ?? Buffer.of()))).toBe(false)
      const [first = '', ...others] = names
      await parts.remove([first, 'no-such-piece', '../x'])
      await parts.remove([first])
      expect(await parts.read(first)).toBeNull()
      expect(await parts.read('../x')).toBeNull()
      expect([...(await parts.olderThan(new Date(Date.now() + 60_000)))].sort()).toEqual([...others].sort())
      expect(await parts.olderThan(new Date(Date.now() - 60_000))).toEqual([])
      await parts.remove(others)
      expect(await parts.olderThan(new Date(Date.now() + 60_000))).toEqual([])
    })

    it.each(['', '..', '../../etc/passwd', 'A'.repeat(64), 'a'.repeat(63), `${'a'.repeat(64)}\n`])(
      'takes %j for no fingerprint at all',
      async (name) => {
        expect(await store.has(name)).toBe(false)
        expect(await store.read(name)).toBeNull()
        expect(await store.open(name)).toBeNull()
        await expect(store.putPieces(name, [Buffer.from('x')])).rejects.toMatchObject({ name: 'Torn' })
      },
    )

    it('answers its health check, and leaves nothing behind by it', async () => {
      await expect(store.check()).resolves.toBeUndefined()
    })
  })
}
