/** Public pages that work without scripts: `/p` and `/p/<project>` (DS6, DS7). */
import { Problem } from '@domain/problems/problem'
import { pageCursorSchema, publishedProject, searchPublished } from '@server/application/disclosure/published'
import type { House } from '@server/application/ports/context'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { takeOpen } from '../caller'
import { sendTagged } from '../etag'
import { projectIdOf } from '../open-data'
import { answerTo, isAccident } from '../problems'
import { asPage } from './layout'
import { listPage } from './list-page'
import { problemPage } from './problem-page'
import { projectPage } from './project-page'
import { withdrawnPage } from './withdrawn-page'

/** Whatever stands in the address, a page comes: what is no search is left out. */
const searchSchema = z.object({
  q: z.string().catch('').transform(searchable),
  before: pageCursorSchema.nullable().catch(null),
})

export async function publicPages(server: FastifyInstance, { house }: { house: House }): Promise<void> {
  server.setErrorHandler((error, request, reply) => {
    if (isAccident(error)) request.log.error(error)
    return problemPage(reply, answerTo(error))
  })

  server.addHook('preHandler', (request) => takeOpen(house, request))

  const titleOf = (kind: string) => (kind === 'goal' ? '绩效目标' : (house.kinds[kind]?.title ?? '公开结果'))

  server.get('/p', async (request, reply) => {
    const { q, before } = searchSchema.parse(request.query)
    const found = await searchPublished(house, q, before)
    const { text } = listPage({ query: q, ...found, continued: before !== null })
    return sendTagged(request, asPage(reply), text)
  })

  server.get<{ Params: { id: string } }>('/p/:id', async (request, reply) => {
    const all = await publishedProject(house, projectIdOf(request.params.id))
    const { version } = request.query as { version?: unknown }
    const standing = all.filter((snapshot) => snapshot.withdrawnAt === null)
    const shown =
      version === undefined
        ? (standing.find((snapshot) => snapshot.content.result !== null) ?? standing[0])
        : standing.find((snapshot) => snapshot.id === version)
    if (shown) return sendTagged(request, asPage(reply), projectPage({ shown, all, titleOf }).text)
    if (standing.length > 0) throw new Problem('disclosure.not-found')
    return sendTagged(request, asPage(reply.code(410)), withdrawnPage(all, titleOf).text)
  })
}

function searchable(text: string): string {
  return [...text.replace(/\p{Cc}+/gu, ' ').trim()].slice(0, 60).join('')
}
