/** The server's start: configuration, database, demonstration, jobs, HTTP; the reverse at the end. */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { appRouter } from './api/app-router'
import { checkIntegrity } from './application/evidence/integrity'
import { makeImages } from './application/evidence/make-images'
import { forgetNotices } from './application/notices/forget-notices'
import { remindDue } from './application/notices/remind-due'
import { sendMessage } from './application/notices/send-message'
import { clearUploads } from './application/sync/clear-uploads'
import { ConfigError, loadConfig } from './config'
import { demonstrationAccounts, demonstrationPassword } from './demonstration/ganzhou'
import { layDemonstration } from './demonstration/lay-demonstration'
import { inWgs84 } from './evidence/datum'
import { diskListing } from './evidence/disk-listing'
import { writesChinese } from './evidence/workshop'
import { openHouse } from './house'
import { buildServer } from './http/server'
import { startWorker } from './jobs/worker'
import { imageLedger, requeueImages } from './storage/image-ledger'
import { integrityLedger } from './storage/integrity-ledger'
import { MigrationRefused } from './storage/migrations/apply-migrations'
import { onceEver } from './storage/once'

/** Gentle beside the day's work: one job at a time waits behind it, so it makes room after a while. */
const nightly = { bytesPerSecond: 16 * 1024 * 1024, longestMs: 10 * 60_000 }

async function start(): Promise<void> {
  const config = loadConfig(process.env)
  const { house, database, close } = await openHouse(config)
  if (config.demo) await onceEver(database.pool, 'demonstration', () => layDemonstration(house))
  const server = await buildServer({
    house,
    router: appRouter,
    h5Dir: join(process.cwd(), 'mobile/dist/h5'),
    https: config.publicUrl?.startsWith('https:') ?? false,
    trustedProxies: config.trustedProxies,
    logLevel: config.logLevel,
  })
  if (!(await writesChinese())) {
    server.log.warn('没有中文字体，照片水印会显示为方框：请安装 fonts-noto-cjk')
  }
  let leaving = false
  const ledger = imageLedger(database.pool, inWgs84)
  const worker = config.jobs
    ? await startWorker(
        database.pool,
        {
          'make-images': ({ revisionId }) => makeImages(house, ledger, revisionId),
          'send-message': ({ noticeId }) => sendMessage(house, noticeId),
          'remind-due': () => remindDue(house),
          'forget-notices': () => forgetNotices(house),
          'clear-uploads': () => clearUploads(house),
          'check-integrity': () =>
            checkIntegrity(
              { ...house, pause: (ms) => pause(ms), stopping: () => leaving },
              integrityLedger(database.pool),
              config.s3 === null ? diskListing(join(config.dataDir, 'blobs')) : null,
              nightly,
            ),
        },
        (error) => server.log.error(error, 'job failed'),
      )
    : null
  if (config.jobs) await requeueImages(database.pool)
  const address = await server.listen({ port: config.port, host: config.host })

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
  console.error(mendable(error) ?? error)
  process.exit(1)
})

/** What an operator can mend is one sentence; anything else keeps its stack. */
function mendable(error: unknown): string | null {
  if (error instanceof ConfigError || error instanceof MigrationRefused) return error.message
  const { code, port } = error as { code?: string; port?: number }
  if (code === 'EADDRINUSE')
    return `端口 ${port} 已被占用，未启动。请停止占用它的程序，或用 PORT 指定另一个端口。`
  return null
}
