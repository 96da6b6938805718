/** `npm run restore -- DIR`: a backup into an empty database and evidence store, proven equal before it counts. */
import { resolve } from 'node:path'
import { ConfigError, loadConfig } from '../config'
import { openBlobs } from '../evidence/open-blobs'
import { BackupRefused } from '../storage/backup/format'
import { restore } from '../storage/backup/restore'
import { startEmbedded } from '../storage/embedded'
import { MigrationRefused } from '../storage/migrations/apply-migrations'

async function run(folder: string | undefined): Promise<void> {
  if (!folder) throw new BackupRefused('用法：npm run restore -- 文件夹')
  const config = loadConfig(process.env)
  const { databaseUrl, dataDir } = config
  const database = databaseUrl ? null : await startEmbedded({ dataDir })
  try {
    const blobs = await openBlobs(config)
    const done = await restore(databaseUrl ?? database?.url ?? '', blobs, resolve(folder))
    const rows = done.tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(
      `恢复完成：${done.tables.length} 张表 ${rows} 行，${done.blobs.length} 个文件；手机下次联网会完整同步一次`,
    )
  } finally {
    await database?.stop()
  }
}

try {
  await run(process.argv[2])
} catch (error) {
  const expected = [BackupRefused, ConfigError, MigrationRefused].some((kind) => error instanceof kind)
  if (!expected) throw error
  console.error((error as Error).message)
  process.exitCode = 1
}
