/** A rescue file at the server (OB16): what it would restore, and on the operator's word, its being taken in. */
import { Problem } from '@domain/problems/problem'
import type { Receipt } from '@domain/sync/protocol'
import { type Rescue, readRescue } from '@domain/sync/rescue'
import type { House, Work } from '../ports/context'
import { pushRevision } from './push-revision'
import { storeFile } from './store-file'

export interface RescueReport {
  readonly authorName: string
  readonly projectName: string
  readonly title: string
  readonly period: string
  readonly revisionId: string
  readonly filingId: string
  readonly queuedAt: string
  readonly reason: string
  readonly files: number
  /** Files that are missing or damaged in the ZIP. */
  readonly absent: number
  /** The receipt under which the server holds this very version; null where it does not. */
  readonly receipt: Receipt | null
  /** It was not held, and was taken in now. */
  readonly stored: boolean
}

/**
 * Without `store` nothing changes. With it the version is handed in as its author's own, through the same doors and
 * with the same checks as from the phone: rights, base, form, files; and the log says that an operator brought it.
 * Throws Problem: not a rescue file, damaged, an author who is not active any more, or what handing in refuses.
 */
export async function takeInRescue(
  house: House,
  zip: Uint8Array,
  { store }: { store: boolean },
): Promise<RescueReport> {
  const rescue = readRescue(zip)
  const held = await heldReceipt(house, rescue)
  if (held || !store) return reportOf(rescue, held, false)
  const actor = await house.reader.actorOfAccount(rescue.manifest.account.accountId)
  if (!actor) throw new Problem('rescue.author-gone', { name: rescue.manifest.account.name })
  const receipt = await handIn({ ...house, actor }, rescue)
  return reportOf(rescue, receipt, true)
}

async function heldReceipt(house: House, { revision, manifest }: Rescue): Promise<Receipt | null> {
  const known = await house.store.write((tx) => tx.revisionById(revision.revisionId))
  if (known && known.contentHash !== manifest.contentHash) throw new Problem('revision.differs')
  return known?.receipt ?? null
}

async function handIn(work: Work, { revision, files }: Rescue): Promise<Receipt> {
  const { filingId, revisionId } = revision
  for (const [sha256, bytes] of files) await storeFile(work, { for: { filingId }, sha256, bytes })
  const receipt = await pushRevision(work, revision)
  await work.store.write((tx) =>
    tx.record({
      actorId: null,
      action: 'filing.rescued',
      subject: 'filing',
      subjectId: filingId,
      details: { revisionId, authorId: work.actor.accountId },
    }),
  )
  return receipt
}

function reportOf(
  { manifest, revision, absent }: Rescue,
  receipt: Receipt | null,
  stored: boolean,
): RescueReport {
  const { account, names, queuedAt, reason } = manifest
  return {
    authorName: account.name,
    ...names,
    revisionId: revision.revisionId,
    filingId: revision.filingId,
    queuedAt,
    reason,
    files: revision.evidence.length,
    absent: absent.length,
    receipt,
    stored,
  }
}
