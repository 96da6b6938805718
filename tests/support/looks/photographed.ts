/** A report with photos in it, handed in over the demonstration's own, which hold none. */
import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { EvidenceRef } from '@domain/evidence/evidence'
import { type Client, signedIn, tokenOf } from '../journey/other-people'
import { pictures } from '../journey/pictures'

const base64 = (text: string): string => Buffer.from(text).toString('base64')

/**
 * The section returns the report, the author hands it in again with photos, and the section draws both for a re-shoot
 * (CH1); of one the author takes the code. Answers the re-shoots: without a code, and with one.
 */
export async function withPhotos(url: string, section: Client, filingId: string) {
  const author = await signedIn(url, 'jingban')
  const { revision, revisions, subject } = await section.review.filing.query({ id: filingId })
  const content = revisions.find(({ number }) => number === revision)?.content
  const slot = (subject as { indicators: { id: string }[] }).indicators[0]?.id ?? ''
  const field = `indicators.${slot}.actual`
  await section.review.return.mutate({
    ...{ decisionId: randomUUID(), filingId, revision, opinion: '', to: 'author' },
    remarks: [{ field, reason: 'evidence', text: '请补上在岗人员花名册的照片，看得清姓名和日期。' }],
  })
  const token = await tokenOf(url, 'jingban')
  const { first, better } = await pictures()
  const evidence = []
  for (const [view, file] of Object.entries({ 近景: better, 中景: first }))
    evidence.push(await uploaded(url, token, filingId, slot, view, await readFile(file)))
  await author.sync.push.mutate({
    ...{ revisionId: randomUUID(), filingId, base: revision },
    content: content as Parameters<typeof author.sync.push.mutate>[0]['content'],
    evidence,
  })
  for (const username of ['fuzeren', 'zhuguan']) {
    const step = await signedIn(url, username)
    const { rows } = await step.review.queue.query({ text: '' })
    const row = rows.find((one) => one.filingId === filingId)
    if (!row) continue
    const said = { decisionId: randomUUID(), filingId, revision: row.revision, opinion: '' }
    await step.review.approve.mutate(said)
  }
  await section.review.drawSample.mutate({ sampleId: randomUUID(), size: 2 })
  const { challenges } = await author.sync.diary.query({ after: null })
  const [asked = '', coded = ''] = challenges.map(({ id }) => id)
  await author.sync.issueCode.mutate({ challengeId: coded })
  return { asked, coded }
}

async function uploaded(
  url: string,
  token: string,
  filingId: string,
  slot: string,
  view: string,
  bytes: Buffer,
): Promise<EvidenceRef> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const answer = await fetch(`${url}/uploads`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: {
      authorization: `Bearer ${token}`,
      'tus-resumable': '1.0.0',
      'content-type': 'application/offset+octet-stream',
      'upload-length': String(bytes.byteLength),
      'upload-metadata': `sha256 ${base64(sha256)},filing ${base64(filingId)}`,
    },
  })
  if (answer.status !== 201) throw new Error(`the photo was answered ${answer.status}`)
  return {
    ...{ id: randomUUID(), slot, sha256, size: bytes.byteLength, mediaType: 'image/jpeg' },
    capture: {
      ...{ source: 'camera', takenAt: new Date().toISOString(), monotonicMs: 1000, view },
      fix: { missing: '没有取到位置' },
    },
  }
}
