import { type EvidenceType, mostBytesOf } from '@domain/evidence/document-kinds'
import { refusalCode } from '@domain/evidence/inspect-file'
import { Problem } from '@domain/problems/problem'
import type { House } from '../ports/context'
import type { FilePieces } from '../ports/evidence'

/** EV30, EV31, EV33: what the file is by its bytes; refuses what is not taken and what is too large for its kind. */
export async function acceptedType(
  house: Pick<House, 'now' | 'rulesOf' | 'workshop'>,
  file: FilePieces,
): Promise<EvidenceType> {
  const inspected = await house.workshop.sniff(file)
  if ('refusal' in inspected) throw new Problem(refusalCode(inspected.refusal))
  const { evidence } = house.rulesOf(yearInChina(house.now()))
  const maxBytes = mostBytesOf(inspected.mediaType, evidence)
  if (file.size > maxBytes) throw new Problem('evidence.too-large', { maxBytes })
  return inspected.mediaType
}

/** A file is not of one year: the limits of the day hold. */
const yearInChina = (now: Date): number => new Date(now.getTime() + 8 * 3_600_000).getUTCFullYear()
