/** Who calls: the token of the `Authorization` header, resolved at most once a request (ID4). */
import type { Actor, Place } from '@domain/access/roles'
import { Problem } from '@domain/problems/problem'
import { actorAt, actorOf } from '@server/application/identity/sessions'
import type { House, Work } from '@server/application/ports/context'
import type { FastifyRequest } from 'fastify'

/** What every procedure is called with. */
export interface Caller {
  readonly house: House
  readonly token: string | null
  /** Where the call came from: the connection's other end, or what a trusted proxy says of it. */
  readonly address: string
  /** null without a token; refuses one that has ended. */
  readonly actor: () => Promise<Actor | null>
}

export function callerOf(house: House, request: FastifyRequest): Caller {
  const token = tokenOf(request.headers.authorization)
  let known: Promise<Actor | null> | undefined
  return {
    house,
    token,
    address: request.ip,
    actor: () => {
      known ??= actorOf(house, token)
      return known
    },
  }
}

/** A house at work for whoever has signed in. */
export async function workOf(house: House, request: FastifyRequest): Promise<Work> {
  const actor = await callerOf(house, request).actor()
  if (!actor) throw new Problem('identity.session-ended')
  return { ...house, actor }
}

/** The same, and where a filing lies, in one question: a photo costs one less. */
export async function workAt(
  house: House,
  request: FastifyRequest,
  filingId: string,
): Promise<{ readonly work: Work; readonly place: Place | null }> {
  const { actor, place } = await actorAt(house, tokenOf(request.headers.authorization), filingId)
  return { work: { ...house, actor }, place }
}

/** LM1: one upload of the account from where it calls. */
export function takeUpload(work: Work, request: FastifyRequest): Promise<void> {
  return work.limits.take('upload', { account: work.actor.accountId, address: request.ip })
}

/** LM1: one open question from where it is asked, signed in or not. */
export function takeOpen(house: House, request: FastifyRequest): Promise<void> {
  return house.limits.take('open', { account: null, address: request.ip })
}

function tokenOf(header: string | undefined): string | null {
  return /^Bearer +([\w.~+/=-]{1,500})$/i.exec(header ?? '')?.[1] ?? null
}
