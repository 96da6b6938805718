/** Theme and text size outlive the app: kept at every change, restored before the first screen needs them. */
import { type Look, look } from '@/components/look'
import type { KeyValue } from '@/platform/key-value.types'

const key = 'look'

const themes: readonly string[] = ['auto', 'light', 'dark'] satisfies Look['theme'][]
const sizes: readonly string[] = ['normal', 'large'] satisfies Look['size'][]

/** What was chosen before; nothing happens where nothing was, or where it is of another version. */
export async function restoreLook(store: Pick<KeyValue, 'get'>): Promise<void> {
  const kept = await store.get<Partial<Look>>(key)
  const known: Partial<Look> = {
    ...(kept?.theme !== undefined && themes.includes(kept.theme) ? { theme: kept.theme } : {}),
    ...(kept?.size !== undefined && sizes.includes(kept.size) ? { size: kept.size } : {}),
  }
  if (Object.keys(known).length > 0) look.set(known)
}

/** Shows it at once and keeps it. */
export async function changeLook(store: Pick<KeyValue, 'set'>, change: Partial<Look>): Promise<void> {
  look.set(change)
  await store.set(key, look.get())
}
