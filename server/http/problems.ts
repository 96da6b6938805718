/** Refusals over plain HTTP: `{ problem: { code, sentence, details } }` with the status of their nature. */
import { natureOf, type ProblemCode, sentenceOf } from '@domain/problems/codes'
import { Problem } from '@domain/problems/problem'
import type { ProblemNature } from '@domain/problems/problem-entry'
import type { FastifyReply } from 'fastify'

const statuses: Readonly<Record<ProblemNature, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  absent: 404,
  refused: 422,
  conflict: 409,
  limited: 429,
  busy: 503,
}

/** What only the transport can meet: no use case was reached. */
const transportProblems = {
  404: 'address.unknown',
  400: 'request.malformed',
  413: 'request.too-large',
  415: 'request.malformed',
  500: 'server.busy',
} as const satisfies Record<number, ProblemCode>

export type TransportStatus = keyof typeof transportProblems

export interface ProblemAnswer {
  readonly status: number
  readonly body: {
    readonly problem: {
      readonly code: string
      readonly sentence: string
      readonly details: Readonly<Record<string, unknown>>
    }
  }
}

/** The answer to anything thrown: a Problem as itself, a transport error by its status, the rest as an accident. */
export function answerTo(error: unknown): ProblemAnswer {
  if (error instanceof Problem) {
    const { code, details } = error
    return {
      status: statuses[natureOf(code)],
      body: { problem: { code, sentence: sentenceOf(code, details), details } },
    }
  }
  return transportAnswer(transportStatusOf(error))
}

export function transportAnswer(status: TransportStatus): ProblemAnswer {
  const code = transportProblems[status]
  return { status, body: { problem: { code, sentence: sentenceOf(code), details: {} } } }
}

/** Whether nobody expected it, so that the operator must learn of it. */
export function isAccident(error: unknown): boolean {
  return !(error instanceof Problem) && transportStatusOf(error) === 500
}

export function sendProblem(reply: FastifyReply, { status, body }: ProblemAnswer): FastifyReply {
  const wait = retryAfter(body.problem.details)
  if (wait !== null) reply.header('retry-after', wait)
  return reply.code(status).header('cache-control', 'no-store').send(body)
}

/** LM5: how many seconds a refusal asks to wait; null where it says nothing of it. */
export function retryAfter(details: Readonly<Record<string, unknown>>): number | null {
  return typeof details.retryAfterSeconds === 'number' ? details.retryAfterSeconds : null
}

/** Fastify's own refusals carry a status: other client faults count as malformed. */
function transportStatusOf(error: unknown): TransportStatus {
  const status = (error as { statusCode?: unknown } | null)?.statusCode
  if (status === 413 || status === 415 || status === 404) return status
  return typeof status === 'number' && status >= 400 && status < 500 ? 400 : 500
}
