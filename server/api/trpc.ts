import type { Actor } from '@domain/access/roles'
import { natureOf, type ProblemCode, sentenceOf } from '@domain/problems/codes'
import { Problem } from '@domain/problems/problem'
import type { ProblemNature } from '@domain/problems/problem-entry'
import type { House, Work } from '@server/application/ports/context'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server'
import { initTRPC, TRPCError } from '@trpc/server'
import * as z from 'zod'

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

function problemShape(problem: Problem): ProblemShape {
  return { code: problem.code, sentence: sentenceOf(problem.code, problem.details), details: problem.details }
}

/** The problem behind a failed call, if it is an expected one. */
function problemIn(error: TRPCError): Problem | null {
  if (error.cause instanceof Problem) return error.cause
  if (error.cause instanceof z.ZodError) {
    const fields = error.cause.issues.map((issue) => ({
      field: issue.path.join('.'),
      message: issue.message,
    }))
    return new Problem('request.malformed', { fields })
  }
  return null
}

const t = initTRPC.context<CallContext>().create({
  errorFormatter({ shape, error }) {
    const problem = problemIn(error)
    const known = problem ?? (error.code === 'INTERNAL_SERVER_ERROR' ? new Problem('server.busy') : null)
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

/** PostgreSQL stores no NUL character; a text that holds one is refused before it gets there. */
const withoutNul = t.middleware(async ({ next, getRawInput }) => {
  const text = JSON.stringify(await getRawInput()) ?? ''
  if (text.includes('\\u0000')) throw new Problem('request.malformed')
  return next()
})

/** For everybody, signed in or not. */
export const open = t.procedure.use(withProblems).use(withoutNul)

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
