/** Receipts after the fact: what the server still holds, by page and by keys, and when keys change (RC1–RC5). */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Receipt } from '@domain/sync/protocol'
import { appRouter } from '@server/api/app-router'
import { receiptWords } from '@server/application/sync/receipt-words'
import { verifyReceipt } from '@server/application/sync/verify-receipt'
import { buildServer } from '@server/http/server'
import { newSigningKey, receiptSigner, verifyOffline } from '@server/receipts/ed25519'
import { addSigningKey, signingKeys } from '@server/storage/keys'
import type { FastifyInstance } from 'fastify'
import { type City, openCity, revision } from '../support/city'
import { reportFor } from '../support/report'

let city: City
let server: FastifyInstance
let receipt: Receipt
beforeAll(async () => {
  city = await openCity()
  server = await buildServer({ house: city.house, router: appRouter, h5Dir: null })
  const author = await city.as('author')
  const { content, indicators } = await reportFor(city, author)
  const photos = [await city.photo(indicators[0] ?? '', 100), await city.photo(indicators[0] ?? '', 101)]
  receipt = (await author.sync.push(revision(city.filingId, 0, content, photos))) as Receipt
}, 60_000)
afterAll(async () => {
  await server.close()
  await city.close()
})

const ask = (given: unknown) => verifyReceipt(city.house, given)
const altered = (): Receipt => ({ ...receipt, payload: { ...receipt.payload, number: 9 } })
const foreign = () => receiptSigner([newSigningKey()]).sign(receipt.payload)

it('RC2, RC3 a receipt is whole, alone and within what the phone exports', async () => {
  for (const given of [receipt, { receipt, state: 'delivered' }]) {
    expect(await ask(given)).toMatchObject({ genuine: true, revision: 'held', whole: true })
  }
})

it.each<[string, () => unknown, string]>([
  ['altered by a figure', altered, 'altered'],
  ['of a key that is not ours', foreign, 'unknown-key'],
  ['cut short', () => ({ payload: receipt.payload }), 'no-receipt'],
  ['nothing at all', () => null, 'no-receipt'],
])('RC1 %s proves nothing, and says why', async (_, given, doubt) => {
  const report = await ask(given())
  expect(report).toEqual({ genuine: false, doubt })
  expect(receiptWords(report)).toMatchObject({ verdict: expect.stringContaining('。'), findings: [] })
})

it('RC3 a file that was changed on the disk, or is gone, is found, each by itself', async () => {
  const [first, second] = receipt.payload.files.map(({ sha256 }) => sha256)
  if (!first || !second) throw new Error('the receipt has no files')
  const bytes = await city.house.blobs.read(first)
  const path = join(city.blobFolder, first.slice(0, 2), first.slice(2))
  await writeFile(path, 'changed')
  expect(await ask(receipt)).toMatchObject({
    whole: false,
    files: expect.arrayContaining([{ sha256: first, state: 'damaged' }]),
  })
  const words = receiptWords(await ask(receipt))
  expect(words.verdict).toContain('1 处缺失或损坏')
  expect(words.findings.filter(({ good }) => !good)).toHaveLength(1)
  await city.house.blobs.put(bytes ?? new Uint8Array())
  expect(await ask(receipt)).toMatchObject({ whole: true })
})

describe('RC2 the page', () => {
  const post = (payload: string, type = 'application/x-www-form-urlencoded') =>
    server.inject({ method: 'POST', url: '/receipt', headers: { 'content-type': type }, payload })
  const pasted = (given: unknown) => post(new URLSearchParams({ receipt: JSON.stringify(given) }).toString())

  it('asks for a receipt, without scripts', async () => {
    const { statusCode, body, headers } = await server.inject('/receipt')
    expect([statusCode, body.includes('<script')]).toEqual([200, false])
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })

  it('answers a pasted one and a file, and tells nothing that the receipt does not', async () => {
    const before = await city.everything()
    const file = `--x\r\ncontent-disposition: form-data; name="receipt"; filename="r.json"\r\n\r\n${JSON.stringify(receipt)}\r\n--x--\r\n`
    for (const answer of [await pasted(receipt), await post(file, 'multipart/form-data; boundary=x')]) {
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(answer.body).toContain('真实，完好')
      expect(answer.body).toContain('不证明填报的内容属实')
      for (const secret of ['卫健委', 'author某人', '再扶助']) expect(answer.body).not.toContain(secret)
    }
    expect(await city.everything()).toBe(before)
  })

  it.each([
    ['an altered one', () => JSON.stringify(altered()), '签名对不上'],
    ['text', () => '<b>"回执"</b>', '不是一份完整的回执'],
    ['nothing', () => '', '不是一份完整的回执'],
  ])('answers %s with its sentence, and gives the text back as text', async (_, given, sentence) => {
    const { body } = await post(new URLSearchParams({ receipt: given() }).toString())
    expect(body).toContain(sentence)
    expect(body).not.toContain('<b>"')
  })
})

describe('RC4', () => {
  it('anybody checks a receipt by the published keys alone', async () => {
    const { keys } = (await server.inject('/open/v1/receipt-keys')).json()
    expect(keys).toEqual([
      { id: receipt.payload.keyId, publicPem: expect.stringContaining('PUBLIC KEY'), signs: true },
    ])
    expect(JSON.stringify(keys)).not.toContain('PRIVATE')
    expect([
      verifyOffline(keys, receipt),
      verifyOffline(keys, altered()),
      verifyOffline(keys, foreign()),
    ]).toEqual([true, false, false])
  })

  it('a new key signs from then on, the former one goes on verifying, and a running server follows', async () => {
    const newer = newSigningKey()
    await addSigningKey(city.pool, newer)
    const other = receiptSigner(await signingKeys(city.pool, newSigningKey))
    const late = other.sign(receipt.payload)
    expect(late.payload.keyId).toBe(newer.id)
    // this process has not read the new key yet: an unknown key makes it look
    expect(await ask(late)).toMatchObject({ genuine: true })
    expect(await ask(receipt)).toMatchObject({ genuine: true, whole: true })
    expect(city.house.receipts.sign(receipt.payload).payload.keyId).toBe(newer.id)
    expect(city.house.receipts.keys().map(({ id, signs }) => [id, signs])).toEqual([
      [newer.id, true],
      [receipt.payload.keyId, false],
    ])
    expect((await city.audit()).at(-1)).toMatchObject({ action: 'receipt-key.rotated', subject_id: newer.id })
  })
})
