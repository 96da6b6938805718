/**
 * Faults planted on purpose, to try the judge: each is an adapter wrapped around a good one, in a server of the test's
 * own process. The product knows nothing of them.
 */
import fileSystem from 'node:fs/promises'
import { appRouter } from '@server/api/app-router'
import type { House } from '@server/application/ports/context'
import type { TakenRevision, Transaction } from '@server/application/ports/transaction'
import { openDiskBlobs } from '@server/evidence/disk-blobs'
import type { Disk } from '@server/evidence/durable-disk'
import { buildServer } from '@server/http/server'

/** The house in which something is wrong; `folder` is where its files lie. */
export type Plant = (house: House, folder: string) => Partial<House> | Promise<Partial<House>>

const withTransaction =
  (change: (tx: Transaction) => Partial<Transaction>): Plant =>
  ({ store }) => ({
    store: { write: (work) => store.write((tx) => work({ ...tx, ...change(tx) })) },
  })

const withTaken = (change: (taken: TakenRevision) => TakenRevision): Plant =>
  withTransaction((tx) => ({ takeIn: (taken) => tx.takeIn(change(taken)) }))

type Push = TakenRevision['revision']['push']

const withPush = (change: (push: Push) => Partial<Push>): Plant =>
  withTaken(({ revision, ...taken }) => ({
    ...taken,
    revision: { ...revision, push: { ...revision.push, ...change(revision.push) } },
  }))

class NeverCommitted extends Error {}

/** The answer leaves, and then the transaction does not commit. */
const acknowledgesBeforeCommit: Plant = ({ store }) => ({
  store: {
    async write(work) {
      let answer: { readonly result: Awaited<ReturnType<typeof work>> } | null = null
      let submits = false
      try {
        return await store.write(async (tx) => {
          const takeIn: Transaction['takeIn'] = (taken) => {
            submits = true
            return tx.takeIn(taken)
          }
          answer = { result: await work({ ...tx, takeIn }) }
          if (submits) throw new NeverCommitted()
          return answer.result
        })
      } catch (error) {
        const given = answer as { readonly result: Awaited<ReturnType<typeof work>> } | null
        if (error instanceof NeverCommitted && given) return given.result
        throw error
      }
    },
  },
})

/** A disk whose first fsyncs of whole files fail and lose half of what was written; `honest` says so, as fsync does. */
export function losingDisk(honest: boolean, times: number): Disk {
  return {
    ...fileSystem,
    async open(path, flags, mode) {
      const file = await fileSystem.open(path, flags, mode)
      if (!String(path).includes('/incoming/')) return file
      file.sync = async () => {
        if (times <= 0) return
        times -= 1
        await file.truncate(Math.floor((await file.stat()).size / 2))
        if (honest) throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' })
      }
      return file
    },
  }
}

/** A disk that takes half of what is written and then has no room, as long as it is full. */
export function fullDisk(isFull: () => boolean): Disk {
  return {
    ...fileSystem,
    async open(path, flags, mode) {
      const file = await fileSystem.open(path, flags, mode)
      const write = file.writeFile.bind(file)
      file.writeFile = async (data, options) => {
        if (!isFull() || !(data instanceof Uint8Array)) return write(data, options)
        await write(data.subarray(0, data.byteLength >> 1), options)
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
      }
      return file
    },
  }
}

export const plants: readonly (readonly [name: string, caughtBy: `FP${number}`, plant: Plant])[] = [
  [
    'drops the last link of a revision',
    'FP3',
    withPush(({ evidence }) => ({ evidence: evidence.slice(0, -1) })),
  ],
  ['acknowledges before the commit', 'FP2', acknowledgesBeforeCommit],
  [
    'forgets a slot',
    'FP3',
    withPush(({ evidence: [one, ...rest] }) => ({
      evidence: one ? [{ ...one, slot: 'other' }, ...rest] : [],
    })),
  ],
  [
    'writes no audit record of a submission',
    'FP5',
    withTaken((taken) => ({ ...taken, audit: { ...taken.audit, action: 'filing.seen' } })),
  ],
  ['announces no decision', 'FP6', withTransaction(() => ({ announce: () => Promise.resolve() }))],
  [
    'leaves a returned filing where it was',
    'FP5',
    withTransaction(() => ({ moveFiling: () => Promise.resolve() })),
  ],
  [
    'skips a number',
    'FP4',
    withTaken(({ revision, ...taken }) => ({
      ...taken,
      revision: { ...revision, number: revision.number + 1 },
    })),
  ],
  [
    'keeps less than what was reported',
    'FP2',
    withPush(({ content }) => ({ content: { ...content, indicators: {} } })),
  ],
  [
    'changes a receipt after signing it',
    'FP1',
    ({ receipts }) => ({
      receipts: {
        ...receipts,
        sign: (payload) => {
          const { payload: signed, signature } = receipts.sign(payload)
          return { payload: { ...signed, receivedAt: new Date(0).toISOString() }, signature }
        },
      },
    }),
  ],
  [
    'never takes a report in',
    'FP9',
    withTransaction(() => ({ takeIn: () => Promise.reject(new Error('not today')) })),
  ],
  // last: what they damage stays on the shelves
  [
    'leaves the pieces of an upload that is whole',
    'FP8',
    ({ blobs }) => ({ blobs: { ...blobs, parts: { ...blobs.parts, remove: async () => {} } } }),
  ],
  [
    'ignores the error of fsync',
    'FP7',
    async (_, folder) => ({ blobs: await openDiskBlobs(folder, losingDisk(false, 1)) }),
  ],
]

/** Serves a house, sound or not, in this process. */
export async function serve(house: House, blobFolder: string, plant: Plant) {
  const server = await buildServer({
    house: { ...house, ...(await plant(house, blobFolder)) },
    router: appRouter,
    h5Dir: null,
    logLevel: 'silent',
  })
  const url = await server.listen({ port: 0, host: '127.0.0.1' })
  return { url, close: () => server.close() }
}
