import type { Actor } from '@domain/access/roles'
import { natureOf, type ProblemCode, sentenceOf } from '@domain/problems/codes'
import { misfitsOf } from '@domain/problems/misfits'
import { Problem } from '@domain/problems/problem'
import type { ProblemNature } from '@domain/problems/problem-entry'
import type { House, Work } from '@server/application/ports/context'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server'
import { initTRPC, TRPCError } from '@trpc/server'
import * as z from 'zod'
import { isReadable } from './readable'

/** What every call arrives with. The token is read from the header and nothing else. */
export interface CallContext {
  readonly house: House
  readonly token: string | null
  /** Where the call came from, as far as trusted proxies tell. */
  readonly address: string
  /** Resolves the token at most once a request; refuses one that has ended. */
  readonly actor: () => Promise<Actor | null>
}

/** What a phone learns of a refusal: a stable code, the sentence, and what the sentence needs. */
export interface ProblemShape {
  readonly code: ProblemCode
  readonly sentence: string
  readonly details: Readonly<Record<string, unknown>>
}

const transportCodes: Readonly<Record<ProblemNature, TRPC_ERROR_CODE_KEY>> = {
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  absent: 'NOT_FOUND',
  refused: 'UNPROCESSABLE_CONTENT',
  conflict: 'CONFLICT',
  limited: 'TOO_MANY_REQUESTS',
  busy: 'SERVICE_UNAVAILABLE',
}

/** What tRPC refuses before any procedure is reached. */
const transportProblems: Partial<Record<TRPC_ERROR_CODE_KEY, ProblemCode>> = {
  PARSE_ERROR: 'request.malformed',
  BAD_REQUEST: 'request.malformed',
  UNSUPPORTED_MEDIA_TYPE: 'request.malformed',
  METHOD_NOT_SUPPORTED: 'request.malformed',
  PAYLOAD_TOO_LARGE: 'request.too-large',
  NOT_FOUND: 'procedure.unknown',
  INTERNAL_SERVER_ERROR: 'server.busy',
}

function problemShape(problem: Problem): ProblemShape {
  return { code: problem.code, sentence: sentenceOf(problem.code, problem.details), details: problem.details }
}

/** The problem behind a failed call, if it is an expected one. */
function problemIn(error: TRPCError): Problem | null {
  if (error.cause instanceof Problem) return error.cause
  if (error.cause instanceof z.ZodError)
    return new Problem('request.malformed', { fields: misfitsOf(error.cause) })
  const code = transportProblems[error.code]
  return code ? new Problem(code) : null
}

const t = initTRPC.context<CallContext>().create({
  errorFormatter({ shape, error }) {
    const known = problemIn(error)
    return {
      ...shape,
      message: known ? sentenceOf(known.code, known.details) : shape.message,
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        problem: known ? problemShape(known) : null,
      },
    }
  },
})

export const router = t.router

/** Turns an expected refusal into the transport's own status; anything else stays an internal error. */
const withProblems = t.middleware(async ({ next }) => {
  const result = await next()
  if (!result.ok && result.error.cause instanceof Problem) {
    throw new TRPCError({
      code: transportCodes[natureOf(result.error.cause.code)],
      cause: result.error.cause,
    })
  }
  return result
})

/** PR6: what cannot be stored, or is nested beyond any form, is refused before a form looks at it. */
const readable = t.middleware(async ({ next, getRawInput }) => {
  if (!isReadable(await getRawInput())) throw new Problem('request.malformed')
  return next()
})

/** For everybody, signed in or not. */
export const open = t.procedure.use(withProblems).use(readable)

/** For everybody, as often as an address may ask (LM1). */
export const limitedOpen = open.use(async ({ ctx, next }) => {
  await ctx.house.limits.take('open', { account: null, address: ctx.address })
  return next()
})

/** For whoever has signed in; role and data scope are the use case's to check. */
export const signedIn = open.use(async ({ ctx, next }) => {
  const actor = await ctx.actor()
  if (!actor || ctx.token === null) throw new Problem('identity.session-ended')
  const work: Work = { ...ctx.house, actor }
  return next({ ctx: { work, token: ctx.token } })
})
