/** The server's start: configuration, database, demonstration, jobs, HTTP; the reverse at the end. */
import { join } from 'node:path'
import { appRouter } from './api/app-router'
import { makeImages } from './application/evidence/make-images'
import { ConfigError, loadConfig } from './config'
import { demonstrationAccounts, demonstrationPassword } from './demonstration/ganzhou'
import { layDemonstration } from './demonstration/lay-demonstration'
import { openHouse } from './house'
import { buildServer } from './http/server'
import { startWorker } from './jobs/worker'
import { imageLedger } from './storage/image-ledger'
import { MigrationRefused } from './storage/migrations/apply-migrations'
import { onceEver } from './storage/once'

async function start(): Promise<void> {
  const config = loadConfig(process.env)
  const { house, database, close } = await openHouse(config)
  if (config.demo) await onceEver(database.pool, 'demonstration', () => layDemonstration(house))
  const server = await buildServer({
    house,
    router: appRouter,
    h5Dir: join(process.cwd(), 'mobile/dist/h5'),
    https: config.publicUrl?.startsWith('https:') ?? false,
    logLevel: config.logLevel,
  })
  const ledger = imageLedger(database.pool)
  const worker = config.jobs
    ? await startWorker(
        database.pool,
        { 'make-images': ({ revisionId }) => makeImages(house, ledger, revisionId) },
        (error) => server.log.error(error, 'job failed'),
      )
    : null
  const address = await server.listen({ port: config.port, host: config.host })

  let leaving = false
  const leave = async (): Promise<void> => {
    if (leaving) return
    leaving = true
    await server.close()
    await worker?.stop()
    await close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void leave())
  if (config.demo) printAccounts()
  console.log(`ready ${config.publicUrl ?? address}`)
}

function printAccounts(): void {
  console.log(`演示账号（口令都是 ${demonstrationPassword}）：`)
  for (const { username, title } of demonstrationAccounts) console.log(`  ${username.padEnd(9)} ${title}`)
}

start().catch((error: unknown) => {
  // what an operator can mend is one sentence; anything else keeps its stack
  const known = error instanceof ConfigError || error instanceof MigrationRefused
  console.error(known ? error.message : error)
  process.exit(1)
})
