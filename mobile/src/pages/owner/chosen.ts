import type { FileLimits } from '@domain/evidence/document-kinds'
import type { EvidenceSource } from '@/forms/hand'
import { documents } from '@/platform/documents'
import { photos } from '@/platform/photos'
import type { Captured } from '@/sync/workspace.types'

/** One piece of evidence from where the person wants it; null when they turned back. Rejects with a sentence. */
export async function chosen(source: EvidenceSource, limits?: FileLimits): Promise<Captured | null> {
  if (source !== 'file') return (await photos.take({ source, count: 1 }))[0] ?? null
  return limits ? documents.choose(limits) : null
}
