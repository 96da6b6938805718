import { randomBytes } from 'node:crypto'
import fileSystem from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDiskBlobs } from '@server/evidence/disk-blobs'
import type { Disk } from '@server/evidence/durable-disk'
import { blobStoreContract } from './blob-store-contract'

const folders: string[] = []
const newFolder = async () => {
  const folder = await fileSystem.mkdtemp(join(tmpdir(), 'blobs-'))
  folders.push(folder)
  return folder
}
afterAll(() => Promise.all(folders.map((folder) => fileSystem.rm(folder, { recursive: true, force: true }))))

blobStoreContract('the local disk', async () => openDiskBlobs(join(await newFolder(), 'new', 'evidence')))

const pathOf = (folder: string, sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2))
const filesUnder = async (folder: string) =>
  (await fileSystem.readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  )

it('many names at once share the fsync of their folder, and none is told before its own', async () => {
  const folder = await newFolder()
  let syncs = 0
  const settledNames: Set<string>[] = []
  const store = await openDiskBlobs(
    folder,
    diskWith((handle, path) => {
      const sync = handle.sync.bind(handle)
      handle.sync = async () => {
        if (!path.endsWith('parts')) return sync()
        syncs += 1
        const before = await fileSystem.readdir(path)
        await sync()
        settledNames.push(new Set(before))
      }
    }),
  )
  syncs = 0
  await Promise.all(
    Array.from({ length: 30 }, async () => {
      const name = await store.parts.add(randomBytes(1000))
      expect(settledNames.some((names) => names.has(name))).toBe(true)
    }),
  )
  expect(syncs).toBeLessThan(30)
})

type Handle = Awaited<ReturnType<Disk['open']>>

/** The real disk, with one thing about each opened handle changed. */
function diskWith(change: (handle: Handle, path: string) => void): Disk {
  return {
    ...fileSystem,
    open: async (path, ...rest) => {
      const handle = await fileSystem.open(path, ...rest)
      change(handle, String(path))
      return handle
    },
  }
}

const fails = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }))

it('EV6: fsyncs the file, then its folder, and the parent while the folder is new', async () => {
  const folder = await newFolder()
  const synced: string[] = []
  const disk = diskWith((handle, path) => {
    const sync = handle.sync.bind(handle)
    handle.sync = () => {
      synced.push(path.includes('incoming/') ? 'file' : path)
      return sync()
    }
  })
  const store = await openDiskBlobs(folder, disk)
  synced.length = 0
  const { sha256 } = await store.put(Buffer.from('一张照片'))
  const shelf = join(folder, sha256.slice(0, 2))
  expect(synced).toEqual(['file', shelf, folder])
  synced.length = 0
  await store.put(Buffer.from('一张照片'))
  expect(synced).toEqual([shelf])
})

it.each(['ENOSPC', 'EIO'])('EV6: %s while writing is an error and leaves no half file', async (code) => {
  const folder = await newFolder()
  let broken = true
  const store = await openDiskBlobs(
    folder,
    diskWith((handle) => {
      if (!broken) return
      const write = handle.writeFile.bind(handle)
      handle.writeFile = async (data) => {
        await write((data as Uint8Array).subarray(0, 100))
        throw Object.assign(new Error(code), { code })
      }
    }),
  )
  const bytes = randomBytes(5000)
  await expect(store.put(bytes)).rejects.toThrow(code)
  await expect(store.check()).rejects.toThrow(code)
  expect(await store.has(store.hashOf(bytes))).toBe(false)
  expect(await filesUnder(folder)).toEqual([])
  broken = false
  await expect(store.put(bytes)).resolves.toMatchObject({ size: 5000 })
  await expect(store.check()).resolves.toBeUndefined()
})

it('EV6: a failing fsync of the file is an error and leaves no file', async () => {
  const folder = await newFolder()
  const store = await openDiskBlobs(
    folder,
    diskWith((handle, path) => {
      if (path.includes('incoming/')) handle.sync = fails('EIO')
    }),
  )
  await expect(store.put(randomBytes(10))).rejects.toThrow('EIO')
  expect(await filesUnder(folder)).toEqual([])
})

it('EV6: a failing fsync of the folder is an error, every time until it succeeds', async () => {
  const folder = await newFolder()
  let broken = false
  const store = await openDiskBlobs(
    folder,
    diskWith((handle, path) => {
      if (broken && !path.includes('incoming')) handle.sync = fails('EIO')
    }),
  )
  broken = true
  const bytes = randomBytes(10)
  await expect(store.put(bytes)).rejects.toThrow('EIO')
  await expect(store.put(bytes)).rejects.toThrow('EIO')
  broken = false
  await expect(store.put(bytes)).resolves.toMatchObject({ size: 10 })
})

it('EV6: does not rewrite what is whole, replaces what is not, and tells the two apart', async () => {
  const folder = await newFolder()
  const store = await openDiskBlobs(folder)
  const bytes = randomBytes(2000)
  const { sha256 } = await store.put(bytes)
  const path = pathOf(folder, sha256)
  const before = await fileSystem.stat(path)
  await store.put(bytes)
  expect((await fileSystem.stat(path)).ino).toBe(before.ino)
  expect(await store.verify(sha256)).toBe('whole')

  await fileSystem.writeFile(path, bytes.subarray(0, 1999))
  expect(await store.verify(sha256)).toBe('damaged')
  await fileSystem.writeFile(path, Buffer.alloc(2000))
  expect(await store.verify(sha256)).toBe('damaged')
  await store.put(bytes)
  expect(await store.verify(sha256)).toBe('whole')
  expect(await store.verify('0'.repeat(64))).toBe('absent')
})

it('an unreadable folder is an error, not an absent file', async () => {
  const folder = await newFolder()
  const store = await openDiskBlobs(folder, {
    ...fileSystem,
    readFile: fails('EACCES') as Disk['readFile'],
    stat: fails('EACCES') as Disk['stat'],
  })
  await expect(store.read('0'.repeat(64))).rejects.toThrow('EACCES')
  await expect(store.has('0'.repeat(64))).rejects.toThrow('EACCES')
})

it('clears away what a killed process left a day ago, and nothing younger', async () => {
  const folder = await newFolder()
  await openDiskBlobs(folder)
  const [old, young] = ['old', 'young'].map((name) => join(folder, 'incoming', name)) as [string, string]
  await Promise.all([old, young].map((path) => fileSystem.writeFile(path, 'half')))
  const dayAgo = new Date(Date.now() - 25 * 3_600_000)
  await fileSystem.utimes(old, dayAgo, dayAgo)
  await openDiskBlobs(folder)
  expect((await filesUnder(folder)).map((entry) => entry.name)).toEqual(['young'])
})
