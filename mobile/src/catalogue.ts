/** Registers that every phone may choose from (指标库): asked for once a run, and kept for when there is no network. */
import type { Catalogue, ListEntry } from '@domain/filings/form'
import { api } from './api'
import { whyNotRead } from './lists/explain'
import { keyValue } from './platform/key-value'

const asked = new Map<Catalogue, Promise<readonly ListEntry[]>>()

/** The entries of a register; rejects with the sentence to show where none are kept either. */
export function catalogue(name: Catalogue): Promise<readonly ListEntry[]> {
  const known = asked.get(name)
  if (known) return known
  const entries = read(name)
  asked.set(name, entries)
  entries.catch(() => asked.delete(name))
  return entries
}

async function read(name: Catalogue): Promise<readonly ListEntry[]> {
  const key = `catalogue/${name}`
  try {
    const entries = await api.sync.catalogue.query({ name })
    await keyValue.set(key, entries).catch(() => undefined)
    return entries
  } catch (error) {
    const kept = await keyValue.get<readonly ListEntry[]>(key)
    if (kept !== undefined) return kept
    throw new Error(whyNotRead('指标库', error).sentence)
  }
}
