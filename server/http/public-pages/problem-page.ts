/** What a person reads in the browser when an address leads nowhere or something went wrong. */
import type { FastifyReply } from 'fastify'
import { type ProblemAnswer, retryAfter } from '../problems'
import { html } from './html'
import { page, sendPage } from './layout'

export function problemPage(reply: FastifyReply, { status, body }: ProblemAnswer): FastifyReply {
  const { code, sentence } = body.problem
  const title = status === 404 ? '没有找到' : status === 429 ? '请稍后再试' : '暂时打不开'
  const wait = retryAfter(body.problem.details)
  if (wait !== null) reply.header('retry-after', wait)
  reply.code(status).header('cache-control', 'no-store')
  return sendPage(
    reply,
    page({
      title,
      query: '',
      search: 'narrow',
      body: html`<div class="message card"><h1>${title}</h1><p>${sentence}</p>
<p><a class="btn" href="/p">到公开首页</a></p><p class="cap">${code}</p></div>`,
    }),
  )
}
