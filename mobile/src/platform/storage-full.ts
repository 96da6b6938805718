import { StorageFull } from './files.types'

/** Whatever a platform says when there is no room, said as `StorageFull`; anything else as it came. */
export function sayFull(error: unknown): never {
  const words = error as { name?: string; errMsg?: string; message?: string } | null
  const said = `${words?.name ?? ''} ${words?.errMsg ?? ''} ${words?.message ?? ''}`
  if (/quota|exceed|no space|limit/i.test(said)) throw new StorageFull()
  throw error
}
