/** The largest document that is taken, chosen on a phone: the network goes and the program dies while it is being sent. */
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { largestPdf } from '../documents'
import type { Hand } from './hand'
import { signedIn } from './other-people'

const project = /特困家庭再扶助/
const name = '全年验收资料.pdf'

/** The owner has signed in, and is online. */
export async function largeDocumentJourney(owner: Hand, url: string): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'large-document-'))
  const bytes = largestPdf()
  await writeFile(path.join(folder, name), bytes)
  await owner.killAndReopen()
  await openDiary(owner)
  await owner.photograph(path.join(folder, name), /^文档$/)
  await owner.see(name)
  await owner.network('offline')
  await owner.killAndReopen()
  await openDiary(owner)
  await owner.see(name)
  await owner.picture('large-1-kept')
  await owner.network('online')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const evidence = await arrived(url, sha256)
  expect(evidence).toMatchObject({ name, size: bytes.byteLength, mediaType: 'application/pdf' })
  await owner.see(/已送达/)
  await owner.picture('large-2-held')
  await rm(folder, { recursive: true })
}

async function openDiary(owner: Hand): Promise<void> {
  await owner.tab('待办')
  await owner.tap(/^记一笔$/)
  await owner.tap(project)
}

/** The server keeps an entry of the diary only with the whole file, whose bytes hash to what the phone said. */
async function arrived(url: string, sha256: string): Promise<unknown> {
  const reader = await signedIn(url, 'jingban')
  for (let tries = 0; tries < 400; tries += 1) {
    const { entries } = await reader.sync.diary.query({ after: null })
    const found = entries.find(({ evidence }) => evidence?.sha256 === sha256)
    if (found) return found.evidence
    await pause(250)
  }
  throw new Error('the document did not arrive')
}
