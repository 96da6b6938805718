import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { StoreListing } from '@server/application/evidence/integrity'
import { absentIsNull } from './durable-disk'
import { isFingerprint } from './hashing'

/** What lies in a folder of files by content (EV5). */
export function diskListing(folder: string): StoreListing {
  return async (shelf) => {
    const names = (await readdir(join(folder, shelf)).catch(absentIsNull)) ?? []
    const stored: { sha256: string; writtenAt: Date }[] = []
    for (const name of names.sort()) {
      const entry = await stat(join(folder, shelf, name)).catch(absentIsNull)
      if (entry && isFingerprint(shelf + name)) stored.push({ sha256: shelf + name, writtenAt: entry.mtime })
    }
    return stored
  }
}
