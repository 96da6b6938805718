/** The file goes to the server, which reads it and keeps nothing of it (DC8). */
import type { ReturnedTable } from '@domain/documents/returned-table'
import { authorized } from '@/api'
import { apiBase } from '@/platform/api-base'
import { requests } from '@/platform/request'
import { answered, foreign, problemInBody, refusal, speaking } from '@/sync/failure'

/** Rejects with SendFailure, whose message is the sentence to show. */
export async function sendTable(filingId: string, bytes: ArrayBuffer): Promise<ReturnedTable> {
  const { status, text } = await speaking(
    requests.sendBytes({
      url: `${apiBase()}/documents/${filingId}/table`,
      method: 'POST',
      headers: { ...authorized(), 'content-type': 'application/octet-stream' },
      body: bytes,
    }),
  )
  const body = read(text)
  const problem = problemInBody(body)
  if (problem) throw refusal(problem, status)
  if (status !== 200) throw answered(status)
  if (!isAnswer(body)) throw foreign(status)
  return body
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isAnswer = (body: unknown): body is ReturnedTable =>
  typeof body === 'object' && body !== null && 'changes' in body && 'findings' in body
