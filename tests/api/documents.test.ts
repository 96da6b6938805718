/** Documents on the server: taken by their bytes, opened by a signed address, never public (EV30, EV31, EV33–EV35). */
import { randomUUID } from 'node:crypto'
import type { Actor } from '@domain/access/roles'
import { type DocumentType, documentKindOf } from '@domain/evidence/document-kinds'
import type { EvidenceRef } from '@domain/evidence/evidence'
import { appRouter } from '@server/api/app-router'
import { actorOf } from '@server/application/identity/sessions'
import { storeFile } from '@server/application/sync/store-file'
import { buildServer } from '@server/http/server'
import { strToU8 } from 'fflate'
import { type City, openCity, password, revision } from '../support/city'
import * as made from '../support/documents'
import { problemOf, reportFor } from '../support/report'

let city: City
let actor: Actor
beforeAll(async () => {
  city = await openCity()
  const { token } = await city.anybody().identity.signIn({ username: 'author', password, device: 'test' })
  const known = await actorOf(city.house, token)
  if (!known) throw new Error('the author has no session')
  actor = known
}, 30_000)
afterAll(() => city.close())

async function stored(bytes: Uint8Array): Promise<string> {
  const sha256 = city.house.blobs.hashOf(bytes)
  await storeFile({ ...city.house, actor }, { for: { filingId: city.filingId }, sha256, bytes })
  return sha256
}

async function document(
  slot: string,
  bytes: Uint8Array = made.pdf(slot),
  mediaType: DocumentType = 'application/pdf',
): Promise<EvidenceRef> {
  const capture = { source: 'file' as const, takenAt: '2021-06-01T00:00:00.000Z', monotonicMs: 1, view: '' }
  return {
    id: randomUUID(),
    slot,
    sha256: await stored(bytes),
    size: bytes.length,
    mediaType,
    name: `2021年 验收报告.${documentKindOf(mediaType)}`,
    capture: { ...capture, fix: { missing: 'file' } },
  }
}

it.each`
  what                              | bytes                                                        | problem
  ${'0 bytes'}                      | ${new Uint8Array()}                                          | ${'evidence.empty'}
  ${'a docx cut short'}             | ${made.truncated(made.docx())}                               | ${'evidence.damaged'}
  ${'a ZIP bomb'}                   | ${made.bomb()}                                               | ${'evidence.bomb'}
  ${'a PDF with a password'}        | ${made.lockedPdf()}                                          | ${'evidence.protected'}
  ${'an Office file with one'}      | ${made.lockedOffice()}                                       | ${'evidence.protected'}
  ${'an xlsx with macros'}          | ${made.xlsx({ 'xl/vbaProject.bin': strToU8('macro') })}      | ${'evidence.active'}
  ${'an old .doc'}                  | ${made.oldOffice()}                                          | ${'evidence.old-office'}
  ${'a PDF of 51 MB'}               | ${padded(made.pdf(), 51 * 1024 ** 2)}                        | ${'evidence.too-large'}
  ${'a photo beyond its own limit'} | ${padded(new Uint8Array([0xff, 0xd8, 0xff]), 5 * 1024 ** 2)} | ${'evidence.too-large'}
`('EV31 EV33 $what is refused with $problem and leaves nothing behind', async ({ bytes, problem }) => {
  const before = await city.everything()
  const sending = stored(bytes).catch((cause) => {
    throw Object.assign(new Error('refused'), { cause })
  })
  expect(await problemOf(sending)).toBe(problem)
  expect(await city.house.blobs.has(city.house.blobs.hashOf(bytes))).toBe(false)
  expect(await city.everything()).toBe(before)
})

it('EV30 what calls itself another kind than it is is refused, in diary and report alike', async () => {
  const author = await city.as('author')
  const { content, indicators } = await reportFor(city, author)
  const slot = indicators[0] ?? ''
  const pdf = await document(slot)
  const word = { ...pdf, name: 'a.ofd', mediaType: 'application/ofd' as const }
  const { projects } = await author.sync.diary({ after: null })
  const before = await city.everything()
  expect(await problemOf(author.sync.push(revision(city.filingId, 0, content, [word])))).toBe(
    'evidence.type-differs',
  )
  const entry = { id: word.id, projectId: projects[0]?.id ?? '', slot, note: null, evidence: word }
  expect(await problemOf(author.sync.keepDiary({ ...entry, madeAt: '2021-03-05T01:00:00.000Z' }))).toBe(
    'evidence.type-differs',
  )
  expect(await city.everything()).toBe(before)
})

it('EV34 EV35 a reviewer opens it under its name; it is read one by one, and never judged for the public', async () => {
  const author = await city.as('author')
  const { content, indicators } = await reportFor(city, author)
  const slot = indicators[0] ?? ''
  const items = [
    await document(slot),
    await document(slot, made.ofd(), 'application/ofd'),
    await city.photo(slot),
  ]
  await author.sync.push(revision(city.filingId, 0, content, items))

  const head = await city.as('head')
  const view = await head.review.filing({ id: city.filingId })
  const shown = view.evidence.find(({ id }) => id === items[0]?.id)
  expect(shown).toMatchObject({ name: '2021年 验收报告.pdf', thumbnailUrl: null, undecodable: false })
  expect(view.revisions[0]?.evidence).toEqual(items)
  const queue = await head.review.queue({})
  expect(queue.rows.find(({ filingId }) => filingId === city.filingId)?.batchable).toBe(false)

  const server = await buildServer({ house: city.house, router: appRouter, h5Dir: null })
  const answer = await server.inject(shown?.pictureUrl ?? '')
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="document.pdf"; filename*=UTF-8''${encodeURIComponent('2021年 验收报告.pdf')}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  })
  expect(answer.rawPayload).toEqual(Buffer.from(made.pdf(slot)))
  const renamed = (shown?.pictureUrl ?? '').replace(/name=[^&]+/, 'name=a.pdf')
  expect((await server.inject(renamed)).statusCode).toBe(404)
  await server.close()

  let revisionNumber = 1
  for (const person of ['head', 'department', 'section', 'division'] as const) {
    const reviewer = await city.as(person)
    const { revision: number } = await reviewer.review.filing({ id: city.filingId })
    revisionNumber = number
    const approval = { decisionId: randomUUID(), filingId: city.filingId, revision: revisionNumber }
    await reviewer.review.approve({ ...approval, opinion: '' })
  }
  const disclosure = await city.as('disclosure')
  const before = await city.everything()
  const judged = { filingId: city.filingId, evidenceId: items[0]?.id ?? '', fit: true }
  expect(await problemOf(disclosure.review.confirmPhoto(judged))).toBe('evidence.not-found')
  expect(await city.everything()).toBe(before)
  await disclosure.review.confirmPhoto({ ...judged, evidenceId: items[2]?.id ?? '', fit: false })
  expect((await disclosure.review.queue({})).rows).toEqual([])
})

it('MC10 more documents than the rule set allows are refused, beside however many photos', async () => {
  const author = await city.as('author')
  const { content, indicators } = await reportFor(city, author)
  const one = await document(indicators[0] ?? '')
  const items = Array.from({ length: 11 }, () => ({ ...one, id: randomUUID() }))
  const before = await city.everything()
  expect(await problemOf(author.sync.push(revision(city.filingId, 1, content, items)))).toMatch(/filing\./)
  expect(await city.everything()).toBe(before)
})

function padded(start: Uint8Array, size: number): Uint8Array {
  const bytes = new Uint8Array(size).fill(0x20)
  bytes.set(start)
  bytes.set(strToU8('%%EOF\n'), size - 6)
  return bytes
}
