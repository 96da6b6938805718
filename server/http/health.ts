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
    const integrity = database ? await soundness(house, (error) => request.log.error(error)) : 'unknown'
    const well = database && files
    const word = (fine: boolean) => (fine ? 'ok' : 'failing')
    return reply
      .code(well ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: word(well), database: word(database), files: word(files), integrity })
  })
}

/**
 * What the last pass over the stored files found (EV26): 'ok', 'failing' or 'unknown' before the first. It is told and
 * turns no traffic away: another process would find the same.
 */
async function soundness(house: House, tell: (error: unknown) => void): Promise<string> {
  try {
    const run = await house.reader.lastIntegrity()
    if (run === null) return 'unknown'
    return run.missing.length === 0 && run.damaged.length === 0 ? 'ok' : 'failing'
  } catch (error) {
    tell(error)
    return 'unknown'
  }
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
