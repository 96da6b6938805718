/** `GET /health`: 200 only while the database and the blob store answer. */
import type { House } from '@server/application/ports/context'
import type { FastifyInstance } from 'fastify'

/** A part that is silent for so long counts as failing. */
const patienceMs = 5000

export async function health(server: FastifyInstance, { house }: { house: House }): Promise<void> {
  server.get('/health', async (request, reply) => {
    const [database, files] = await Promise.all([
      answers(house.reader.check(), (error) => request.log.error(error)),
      answers(house.blobs.check(), (error) => request.log.error(error)),
    ])
    const well = database && files
    const word = (fine: boolean) => (fine ? 'ok' : 'failing')
    return reply
      .code(well ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: word(well), database: word(database), files: word(files) })
  })
}

async function answers(check: Promise<void>, tell: (error: unknown) => void): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs)
  })
  try {
    await Promise.race([check, silence])
    return true
  } catch (error) {
    tell(error)
    return false
  } finally {
    clearTimeout(timer)
  }
}
