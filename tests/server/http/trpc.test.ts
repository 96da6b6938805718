import type { Caller } from '@server/http/caller'
import { buildServer } from '@server/http/server'
import { initTRPC } from '@trpc/server'
import * as z from 'zod'
import { fakeHouse, officer, token } from './fake-house'

const house = fakeHouse()
const t = initTRPC.context<Caller>().create()
const router = t.router({
  who: t.procedure.query(async ({ ctx }) => (await Promise.all([ctx.actor(), ctx.actor()]))[0]),
  echo: t.procedure.input(z.string()).mutation(({ input }) => input),
})
const build = buildServer({ house, router, h5Dir: null })
afterAll(async () => (await build).close())
const get = async (url: string, headers: Record<string, string> = {}) =>
  (await build).inject({ url, headers })
const browser = { accept: 'text/html,application/xhtml+xml' }

describe('procedures', () => {
  it('ID4: know the caller by the bearer token, asked for once a request', async () => {
    house.asked = 0
    const answer = await get('/trpc/who,who?batch=1&input={}', { authorization: `Bearer ${token}` })
    expect(answer.json()).toEqual([{ result: { data: officer } }, { result: { data: officer } }])
    expect(house.asked).toBe(1)
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it.each([undefined, '', 'Basic abc', 'Bearer', `bearer${token}`, 'Bearer \u00e9'])(
    'ID4: take the header %j for nobody',
    async (authorization) => {
      house.asked = 0
      const answer = await get('/trpc/who', authorization === undefined ? {} : { authorization })
      expect(answer.json()).toEqual({ result: { data: null } })
      expect(house.asked).toBe(0)
    },
  )

  it('take a long address, and a query sent as POST', async () => {
    const many = Array.from({ length: 30 }, () => 'who').join(',')
    const long = encodeURIComponent(JSON.stringify({ pad: 'x'.repeat(20_000) }))
    expect((await get(`/trpc/${many}?batch=1&input=${long}`)).statusCode).toBe(200)
    const posted = await (await build).inject({
      method: 'POST',
      url: '/trpc/who',
      headers: { 'content-type': 'application/json' },
      payload: '{}',
    })
    expect(posted.statusCode).toBe(200)
  })

  it('refuse a body too large or of another type in the shape that the client reads', async () => {
    const call = async (payload: string, contentType: string) =>
      (await build).inject({
        method: 'POST',
        url: '/trpc/echo',
        headers: { 'content-type': contentType },
        payload,
      })
    const large = await call(JSON.stringify('x'.repeat(3_000_000)), 'application/json')
    expect(large.statusCode).toBe(413)
    expect(large.json().error).toMatchObject({
      message: expect.stringContaining('太大'),
      data: { httpStatus: 413, problem: { code: 'request.too-large' } },
    })
    expect((await call('x', 'application/xml')).json().error.data.problem.code).toBe('request.malformed')
  })

  it('answer an unknown one as an error of their own, never with the app', async () => {
    const answer = await get('/trpc/nothing', browser)
    expect(answer.statusCode).toBe(404)
    expect(answer.json().error.data.code).toBe('NOT_FOUND')
  })
})
