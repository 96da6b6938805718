import { covers, scopeOf } from '@domain/access/access'
import { isDocument } from '@domain/evidence/document-kinds'
import { FINAL } from '@domain/filings/chain'
import { Problem } from '@domain/problems/problem'
import type { Work } from '../ports/context'
import { publishResult } from './publish-result'

export interface PhotoJudgement {
  readonly filingId: string
  readonly evidenceId: string
  /** True: no faces, plates, patients or recipients; fit for the public. */
  readonly fit: boolean
}

/** DS3: no photo is public before a person has confirmed it; the public copy carries neither EXIF nor the person. */
export async function confirmPhoto(work: Work, judgement: PhotoJudgement): Promise<void> {
  const readable = scopeOf(work.actor, 'filing.read')
  const dossier = await work.reader.dossier(judgement.filingId, readable)
  if (!dossier) throw new Problem('filing.not-found')
  if (!covers(scopeOf(work.actor, 'disclosure.confirm'), dossier.filing)) {
    throw new Problem('disclosure.not-yours-to-confirm')
  }
  const current = dossier.revisions.find((revision) => revision.number === dossier.filing.status.revision)
  const item = current?.evidence.find((candidate) => candidate.id === judgement.evidenceId)
  // EV35: a document is not for the public
  if (!item || isDocument(item) || dossier.filing.status.at !== FINAL) throw new Problem('evidence.not-found')
  const publicSha256 = judgement.fit ? await publicCopy(work, item.sha256) : null
  await work.store.write(async (tx) => {
    const filing = await tx.lockFiling(judgement.filingId, readable)
    if (!filing) throw new Problem('filing.not-found')
    await tx.confirmPhoto({ ...judgement, publicSha256, actorId: work.actor.accountId })
    await tx.record({
      actorId: work.actor.accountId,
      action: 'disclosure.photo-judged',
      subject: 'evidence',
      subjectId: judgement.evidenceId,
      details: { fit: judgement.fit, publicSha256 },
    })
    await publishResult(work, tx, filing)
  })
}

async function publicCopy(work: Work, sha256: string): Promise<string> {
  const original = await work.blobs.read(sha256)
  const copy = original && (await work.workshop.publicCopy(original))
  if (!copy) throw new Problem('evidence.not-found')
  return (await work.blobs.put(copy)).sha256
}
