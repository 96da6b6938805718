/** Pieces of unfinished uploads on the local disk, at `<folder>/<uuid>` (UP3): written, fsynced, folder fsynced. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { PartStore } from '@server/application/ports/evidence'
import { absentIsNull, type Disk, writeDurably } from './durable-disk'

const partName = /^[0-9a-f-]{36}$/

export function diskParts(
  disk: Disk,
  folder: string,
  syncFolder: (folder: string) => Promise<void>,
): PartStore {
  return {
    async add(bytes) {
      const name = randomUUID()
      await writeDurably(disk, join(folder, name), [bytes])
      await syncFolder(folder)
      return name
    },

    async read(name) {
      return partName.test(name) ? disk.readFile(join(folder, name)).catch(absentIsNull) : null
    },

    async remove(names) {
      for (const name of names.filter((given) => partName.test(given))) {
        await disk.unlink(join(folder, name)).catch(absentIsNull)
      }
    },

    async olderThan(instant) {
      const old: string[] = []
      for (const name of await disk.readdir(folder)) {
        const entry = await disk.stat(join(folder, name)).catch(absentIsNull)
        if (entry && partName.test(name) && entry.mtimeMs < instant.getTime()) old.push(name)
      }
      return old
    },
  }
}
