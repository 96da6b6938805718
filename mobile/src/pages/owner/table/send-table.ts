/** The file goes to the server, which reads it and keeps nothing of it (DC8). */
import type { Finding } from '@domain/filings/kind'
import { authorized } from '@/api'
import { apiBase } from '@/platform/api-base'
import { requests } from '@/platform/request'
import { answered, foreign, problemInBody, refusal, speaking } from '@/sync/failure'

export interface TableFinding extends Finding {
  /** 'E12'; null where the field stands in no cell. */
  readonly cell: string | null
}

/** A value that the file brings; a whole row where one was added. */
export interface TableChange {
  readonly path: string
  readonly value: unknown
  readonly cell: string | null
}

export interface TableAnswer {
  /** The revision that the file was exported from. */
  readonly revision: number
  readonly sheet: string
  readonly changes: readonly TableChange[]
  readonly findings: readonly TableFinding[]
}

/** Rejects with SendFailure, whose message is the sentence to show. */
export async function sendTable(filingId: string, bytes: ArrayBuffer): Promise<TableAnswer> {
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

const isAnswer = (body: unknown): body is TableAnswer =>
  typeof body === 'object' && body !== null && 'changes' in body && 'findings' in body
