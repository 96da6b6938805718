/** `/check`: the check-up of forms for everyone (CU1–CU68). What is handed in is read, answered and forgotten. */
import { builtInRulesOf, checkUpDocument, checkUpForm, type RulesOf } from '@domain/check-up/check-up'
import { formOfSheet } from '@domain/check-up/sheet-form'
import { Problem } from '@domain/problems/problem'
import type { House } from '@server/application/ports/context'
import type { FastifyInstance } from 'fastify'
import { takeOpen } from '../caller'
import { answerTo, isAccident } from '../problems'
import { type CheckInput, emptyInput, formOf, readInput } from './check-input'
import { checkPage } from './check-page'
import { mostForms, resultOf } from './check-result'
import { type Html, html } from './html'
import { asPage } from './layout'
import { problemPage } from './problem-page'
import { uploadedFile } from './uploaded-file'

/** Encoded for the way, a Chinese character takes nine bytes. */
const bodyLimit = 512 * 1024
const fileLimit = 5 * 1024 * 1024
/** No table has more rows. */
const mostRows = 2_000

export async function checkPages(server: FastifyInstance, { house }: { house: House }): Promise<void> {
  server.setErrorHandler((error, request, reply) => {
    if (isAccident(error)) request.log.error(error)
    return problemPage(reply, answerTo(error))
  })
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit },
    (_request, body, done) => done(null, new URLSearchParams(body.toString())),
  )

  server.get('/check', (_request, reply) =>
    asPage(reply)
      .header('cache-control', 'public, max-age=60')
      .send(checkPage({ input: emptyInput, result: null }).text),
  )

  server.post('/check', { bodyLimit }, async (request, reply) => {
    await takeOpen(house, request)
    const body = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
    const input = readInput(body)
    const result = input.asksForRows ? null : found(input, rulesIn(house))
    return asPage(reply).header('cache-control', 'no-store').send(checkPage({ input, result }).text)
  })
  await server.register(checkFilePage, { house })
}

async function checkFilePage(server: FastifyInstance, { house }: { house: House }): Promise<void> {
  server.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  server.post('/check/file', { bodyLimit: fileLimit }, async (request, reply) => {
    await takeOpen(house, request)
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const file = await uploadedFile(body, request.headers['content-type'] ?? '')
    const result = await foundInFile(house, file)
    return asPage(reply)
      .header('cache-control', 'no-store')
      .send(checkPage({ input: emptyInput, result }).text)
  })
}

/** The city's own rules of the year; the built-in ones for a year that has none. */
function rulesIn(house: House): RulesOf {
  return (fiscalYear) => {
    try {
      return house.rulesOf(fiscalYear)
    } catch (error) {
      if (error instanceof Problem) return builtInRulesOf(fiscalYear)
      throw error
    }
  }
}

function found(input: CheckInput, rulesOf: RulesOf): Html {
  if (input.json.trim() === '') {
    const form = formOf(input)
    return resultOf([form], [checkUpForm(form, { rulesOf })])
  }
  return (
    foundIn(input.json, rulesOf) ??
    unread(
      '粘贴的不是自评表的 JSON：应是一个列表，或含有 items、partialScoredRows 列表的对象。内容还在下面，请改好再试。',
    )
  )
}

/** CU68: an Excel table or JSON, told apart by the first bytes. */
async function foundInFile(house: House, bytes: Uint8Array | null): Promise<Html> {
  if (bytes === null) return unread('没有收到文件。请先选一个 .xlsx 或 .json 文件，再点“体检这个文件”。')
  const rulesOf = rulesIn(house)
  if (bytes[0] !== 0x50 && bytes[0] !== 0xd0) {
    return (
      foundIn(new TextDecoder().decode(bytes), rulesOf) ??
      unread('文件不是自评表：应是导出的 Excel（.xlsx），或自评表的 JSON。请核对后再选。')
    )
  }
  const read = await house.spreadsheets.read(bytes)
  if ('refusal' in read) return unread(`${read.refusal}。`)
  const forms = read.sheets.slice(0, mostForms + 1).flatMap(({ name, rows }) => {
    const form = formOfSheet(
      name,
      rows.slice(0, mostRows).map((row) => row.map((cell) => cell?.text ?? null)),
    )
    return form ? [form] : []
  })
  if (forms.length === 0)
    return unread('Excel 里没有找到自评表：应有“三级指标”“年度指标值”“实际完成值”等列标题。请核对后再选。')
  return resultOf(forms, checkUpDocument(forms, rulesOf) ?? [])
}

const unread = (sentence: string): Html =>
  html`<section class="card result" role="alert"><h2>读不出来</h2><p>${sentence}</p></section>`

/** Null where the text is no JSON of forms. */
function foundIn(text: string, rulesOf: RulesOf): Html | null {
  const document = parsed(text)
  const forms = document === undefined ? null : listOf(document)
  const checked = forms === null ? null : checkUpDocument(forms.document, rulesOf)
  return forms === null || checked === null ? null : resultOf(forms.list, checked)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The forms of a document in the check-up's order, no more than are worth checking; a single form stands for itself. */
function listOf(document: unknown): { document: unknown; list: readonly unknown[] } | null {
  if (Array.isArray(document)) return { document: document.slice(0, mostForms + 1), list: document }
  if (typeof document !== 'object' || document === null) return null
  const { indicators, items, partialScoredRows } = document as Record<string, unknown>
  if (indicators !== undefined && items === undefined) return { document: [document], list: [document] }
  if (items === undefined && partialScoredRows === undefined) return null
  const [whole, part] = [items ?? [], partialScoredRows ?? []]
  if (!Array.isArray(whole) || !Array.isArray(part)) return null
  const most = mostForms + 1
  const kept = {
    items: whole.slice(0, most),
    partialScoredRows: part.slice(0, most - Math.min(most, whole.length)),
  }
  return { document: kept, list: [...kept.items, ...kept.partialScoredRows] }
}
