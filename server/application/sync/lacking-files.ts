import { scopeOf } from '@domain/access/access'
import { Problem } from '@domain/problems/problem'
import type { Work } from '../ports/context'

/**
 * Which of these files the server lacks, answered only from uploads of the filing's unit (SY9):
 * nobody learns from it what another unit holds.
 */
export async function lackingFiles(
  work: Work,
  filingId: string,
  hashes: readonly string[],
): Promise<string[]> {
  const held = await work.reader.heldFor(filingId, scopeOf(work.actor, 'filing.report'), hashes)
  if (!held) throw new Problem('filing.not-found')
  return [...new Set(hashes)].filter((hash) => !held.has(hash))
}
