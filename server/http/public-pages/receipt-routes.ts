/** `/receipt`: anybody who has a receipt learns what the server holds of it (RC1–RC5). What is handed in is forgotten. */

import type { House } from '@server/application/ports/context'
import { receiptWords } from '@server/application/sync/receipt-words'
import { verifyReceipt } from '@server/application/sync/verify-receipt'
import type { FastifyInstance } from 'fastify'
import { takeOpen } from '../caller'
import { answerTo, isAccident } from '../problems'
import { asPage } from './layout'
import { problemPage } from './problem-page'
import { receiptPage } from './receipt-page'

/** A receipt of 200 files as the phone exports it, encoded for the way. */
const bodyLimit = 1024 * 1024

export async function receiptPages(server: FastifyInstance, { house }: { house: House }): Promise<void> {
  server.setErrorHandler((error, request, reply) => {
    if (isAccident(error)) request.log.error(error)
    return problemPage(reply, answerTo(error))
  })
  const parseAs = { parseAs: 'string', bodyLimit } as const
  server.addContentTypeParser('application/x-www-form-urlencoded', parseAs, (_, body, done) =>
    done(null, new URLSearchParams(body.toString()).get('receipt') ?? ''),
  )
  server.addContentTypeParser('multipart/form-data', parseAs, (request, body, done) =>
    done(null, firstField(body.toString(), request.headers['content-type'] ?? '')),
  )

  server.get('/receipt', (_, reply) =>
    asPage(reply)
      .header('cache-control', 'public, max-age=60')
      .send(receiptPage({ pasted: '', words: null, whole: false }).text),
  )

  server.post('/receipt', { bodyLimit }, async (request, reply) => {
    await takeOpen(house, request)
    const pasted = typeof request.body === 'string' ? request.body : ''
    const report = await verifyReceipt(house, parsed(pasted))
    const whole = report.genuine && report.whole
    return asPage(reply)
      .header('cache-control', 'no-store')
      .send(receiptPage({ pasted, words: receiptWords(report), whole }).text)
  })
}

/** RFC 7578: the content of the one file of the form. */
function firstField(body: string, contentType: string): string {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  const part = boundary === undefined ? undefined : body.split(`--${boundary}`)[1]
  const start = part?.indexOf('\r\n\r\n') ?? -1
  return part === undefined || start < 0 ? '' : part.slice(start + 4).replace(/\r\n$/, '')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}
