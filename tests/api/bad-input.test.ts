import { appRouter } from '@server/api/app-router'
import { buildServer } from '@server/http/server'
import type { FastifyInstance } from 'fastify'
import { routesOf } from './access-matrix/requests'
import { openWorld, type World } from './access-matrix/world'
import { faultIn } from './bad-input/answer'
import { damagedBodies, damages } from './bad-input/damage'
import { damagedRequests } from './bad-input/requests'
import { type Sample, sampleOf } from './bad-input/samples'
import { isFree } from './bad-input/table'

/**
 * PR6 for every procedure: a valid input is damaged in every way at every place, and sent by somebody who would be
 * answered. Each is refused with a code of the registry and a Chinese sentence; not a row has changed afterwards.
 */
let world: World
let server: FastifyInstance
beforeAll(async () => {
  world = await openWorld()
  await world.standAt('unit-head')
  server = await buildServer({ house: world.city.house, router: appRouter, h5Dir: null })
})
afterAll(async () => {
  await server.close()
  await world.city.close()
})

const procedures = Object.keys(appRouter._def.procedures).sort()

function send(procedure: string, { speaker }: Sample, payload: string, type = 'application/json') {
  const token = world.tokens[speaker]
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` }
  const headers = { 'content-type': type, ...authorization }
  return server.inject({ method: 'POST', url: `/trpc/${procedure}`, headers, payload })
}

describe('procedures', () => {
  it.each(procedures)('PR6 %s', async (procedure) => {
    const sample = await sampleOf(procedure, world)
    const before = await world.city.everything()
    const faults: string[] = []
    const look = (title: string, fault: string | null) => fault && faults.push(`${title} – ${fault}`)
    for (const { title, input } of sample.input === undefined ? [] : damages(sample.input)) {
      const answer = await send(procedure, sample, JSON.stringify(input))
      look(title, faultIn(answer, isFree(procedure, title)))
    }
    for (const { title, body, type } of damagedBodies(JSON.stringify(sample.input ?? {}))) {
      look(title, faultIn(await send(procedure, sample, body, type), false))
    }
    expect(faults).toEqual([])
    expect(await world.city.everything()).toBe(before)
  })

  it.each([
    ['an input that is no JSON', 'GET', '/trpc/sync.pull?input=%7B'],
    ['an input of half a character', 'GET', '/trpc/review.queue?input=%7B%22text%22%3A%22%5Cud83d%22%7D'],
    ['an address that is none', 'GET', '/trpc/sync.pull?input=%E0%A4%A'],
    ['a change asked for as a question', 'GET', '/trpc/sync.push?input=%7B%7D'],
    [
      'more calls together than are taken',
      'GET',
      `/trpc/${Array(31).fill('notices.unread').join()}?batch=1&input=%7B%7D`,
    ],
    ['a method that is none of ours', 'PUT', '/trpc/sync.pull'],
    ['a name that is a prototype', 'GET', '/trpc/__proto__?input=%7B%7D'],
  ] as const)('PR6 %s', async (_, method, url) => {
    const before = await world.city.everything()
    const headers = { authorization: `Bearer ${world.tokens.author}` }
    expect(faultIn(await server.inject({ method, url, headers }), false)).toBeNull()
    expect(await world.city.everything()).toBe(before)
  })

  it('PR6 a call of a procedure that is not there says so', async () => {
    const answer = await send('sync.unheardOf', { speaker: 'author', input: undefined }, '{}')
    expect(faultIn(answer, false)).toBeNull()
    expect(answer.json().error.data.problem.code).toBe('procedure.unknown')
  })
})

describe('routes', () => {
  it.each(Object.keys(damagedRequests).sort())('PR6 %s', async (route) => {
    const before = await world.city.everything()
    const faults: string[] = []
    for (const { title, request, speaker, taken } of damagedRequests[route] ?? []) {
      const token = world.tokens[speaker]
      const authorization = token === null ? {} : { authorization: `Bearer ${token}` }
      const answer = await server.inject({ ...request, headers: { ...authorization, ...request.headers } })
      const fault = faultIn(answer, taken)
      if (fault) faults.push(`${title} – ${fault}`)
    }
    expect(faults).toEqual([])
    expect(await world.city.everything()).toBe(before)
  })

  it('every route has its damage', () => {
    expect(Object.keys(damagedRequests).sort()).toEqual([...routesOf(server)].sort())
  })
})
