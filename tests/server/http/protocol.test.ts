/** SY11 at the edge: who may send, and what both say of their age. */
import { protocolHeader } from '@domain/sync/version'
import type { Caller } from '@server/http/caller'
import { trpc } from '@server/http/trpc'
import { initTRPC } from '@trpc/server'
import Fastify from 'fastify'
import { fakeHouse } from './fake-house'

let reached = 0
const t = initTRPC.context<Caller>().create()
const procedure = t.procedure.query(() => {
  reached += 1
  return 'here'
})
const router = t.router({ sync: t.router({ pull: procedure }), disclosure: t.router({ search: procedure }) })
const server = Fastify({ logger: false })
server.register(trpc, { house: fakeHouse(), router, span: { oldest: 2, current: 3 } })
afterAll(() => server.close())

const ask = (path: string, said?: string) =>
  server.inject({ url: `/trpc/${path}`, headers: said === undefined ? {} : { [protocolHeader]: said } })

beforeEach(() => {
  reached = 0
})

it.each`
  said         | status | code
  ${undefined} | ${422} | ${'app.outdated'}
  ${'1'}       | ${422} | ${'app.outdated'}
  ${'4'}       | ${503} | ${'server.outdated'}
`(
  'SY11 a phone that says $said is turned away with $code, and nothing is reached',
  async ({ said, status, code }) => {
    const answer = await ask('sync.pull', said)
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toMatchObject({ error: { data: { problem: { code } } } })
    expect(answer.headers[protocolHeader]).toBe('3')
    expect(reached).toBe(0)
  },
)

it.each(['2', '3'])('SY11 a phone that says %s is served, and hears the server’s number', async (said) => {
  const answer = await ask('sync.pull', said)
  expect(answer.json()).toEqual({ result: { data: 'here' } })
  expect(answer.headers[protocolHeader]).toBe('3')
})

it('SY11 whoever only looks things up need not say anything', async () => {
  expect((await ask('disclosure.search')).json()).toEqual({ result: { data: 'here' } })
})
