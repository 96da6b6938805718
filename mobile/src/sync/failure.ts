/**
 * Why a call to the server brought nothing (OB8). Every caller of the transport meets this one error;
 * its message is the sentence to show.
 */
import { isProblemCode, natureOf, sentenceOf } from '@domain/problems/codes'
import type { ProblemNature } from '@domain/problems/problem-entry'
import { type TroubleCode, trouble } from './troubles'

/** A refusal as the server words it. `code` is kept as text: a newer server may know codes that this app does not. */
export interface ServerProblem {
  readonly code: string
  readonly sentence: string
  readonly details: Readonly<Record<string, unknown>>
}

export class SendFailure extends Error {
  /** What it means for whoever sent: the server's kind of refusal, or the phone's word for silence. */
  readonly nature: ProblemNature | 'silent'
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>

  constructor(nature: ProblemNature | 'silent', problem: ServerProblem) {
    super(problem.sentence)
    this.name = 'SendFailure'
    this.nature = nature
    this.code = problem.code
    this.details = problem.details
  }
}

/** No answer, or none of ours. */
export function silence(code: TroubleCode): SendFailure {
  const nature = code === 'session-ended' ? 'unauthenticated' : code === 'busy' ? 'busy' : 'silent'
  return new SendFailure(nature, { ...trouble(code), details: {} })
}

/** The server's refusal; the phone's own sentence stands where it knows the code. */
export function refusal(problem: ServerProblem, status = 422): SendFailure {
  if (isProblemCode(problem.code)) {
    return new SendFailure(natureOf(problem.code), {
      ...problem,
      sentence: sentenceOf(problem.code, problem.details),
    })
  }
  return new SendFailure(natureOfStatus(status), problem)
}

/** An answer that names no problem: its status is all there is to go by. */
export function answered(status: number): SendFailure {
  const nature = natureOfStatus(status)
  if (nature === 'busy') return silence('busy')
  if (nature === 'unauthenticated') return silence('session-ended')
  return refusal({ code: 'request.malformed', sentence: '', details: { status } })
}

function natureOfStatus(status: number): ProblemNature {
  if (status === 401) return 'unauthenticated'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'absent'
  if (status === 409) return 'conflict'
  if (status === 408 || status === 425 || status === 429 || status >= 500) return 'busy'
  return 'refused'
}

/** An answer that our server did not write: a login page of the Wi-Fi, or a gateway's word that ours is away. */
export function foreign(status: number): SendFailure {
  return silence(status >= 500 && status !== 511 ? 'busy' : 'portal')
}

/** The problem in an answer's body, wherever this server puts it; null for a page that is not ours. */
export function problemInBody(body: unknown): ServerProblem | null {
  const candidates = [
    body,
    at(body, 'problem'),
    at(body, 'error', 'data', 'problem'),
    at(body, 'data', 'problem'),
  ]
  for (const candidate of candidates) {
    const [code, sentence, details] = ['code', 'sentence', 'details'].map((key) => at(candidate, key))
    if (typeof code === 'string' && typeof sentence === 'string') {
      return { code, sentence, details: isRecord(details) ? details : {} }
    }
  }
  return null
}

/** The problem that a tRPC error carries; null for silence and for errors of our own making. */
export function problemOf(error: unknown): ServerProblem | null {
  if (error instanceof SendFailure) {
    return error.nature === 'silent'
      ? null
      : { code: error.code, sentence: error.message, details: error.details }
  }
  return problemInBody(at(error, 'data', 'problem')) ?? problemInBody(at(error, 'shape', 'data', 'problem'))
}

/** Whatever a tRPC call rejected with, as a SendFailure. */
export function failureOf(error: unknown): SendFailure {
  if (error instanceof SendFailure) return error
  const cause = at(error, 'cause')
  if (cause instanceof SendFailure) return cause
  const status = at(error, 'data', 'httpStatus')
  const problem = problemOf(error)
  if (problem) return refusal(problem, typeof status === 'number' ? status : undefined)
  if (typeof status === 'number') return answered(status)
  return silence(silenceOf(error))
}

/** Whatever the call rejects with leaves as a SendFailure. */
export async function speaking<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw failureOf(error)
  }
}

/** How fetch and tRPC say that no connection came about. */
const networkErrors: readonly unknown[] = ['TypeError', 'TRPCClientError']

/** What stood between us and our server, told by what was left of the answer. */
function silenceOf(error: unknown): TroubleCode {
  const cause = at(error, 'cause')
  const names = [at(error, 'name'), at(cause, 'name')]
  if (names.includes('AbortError')) return 'no-answer'
  const status = at(error, 'meta', 'response', 'status')
  if (typeof status !== 'number')
    return names.some((name) => networkErrors.includes(name)) ? 'offline' : 'no-answer'
  return status >= 500 ? 'busy' : 'portal'
}

/** True when no answer of our server came: offline, portal, broken off. */
export function isNetworkFailure(error: unknown): boolean {
  return failureOf(error).nature === 'silent'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function at(value: unknown, ...keys: string[]): unknown {
  let found = value
  for (const key of keys) {
    if (typeof found !== 'object' || found === null) return undefined
    found = (found as Record<string, unknown>)[key]
  }
  return found
}
