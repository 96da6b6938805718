/** `npm run backup -- DIR`: database and evidence into a new folder, while the server may keep running. */
import { resolve } from 'node:path'
import { ConfigError, loadConfig } from '../config'
import { openBlobs } from '../evidence/open-blobs'
import { backUp } from '../storage/backup/back-up'
import { BackupRefused } from '../storage/backup/format'
import { startEmbedded } from '../storage/embedded'

async function run(folder: string | undefined): Promise<number> {
  if (!folder) throw new BackupRefused('用法：npm run backup -- 文件夹')
  const config = loadConfig(process.env)
  const { databaseUrl, dataDir } = config
  const database = databaseUrl ? null : await startEmbedded({ dataDir })
  try {
    const blobs = await openBlobs(config)
    const made = await backUp(databaseUrl ?? database?.url ?? '', blobs, resolve(folder), new Date())
    const rows = made.tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(
      `备份完成：${made.tables.length} 张表 ${rows} 行，${made.blobs.length} 个文件，存于 ${resolve(folder)}`,
    )
    if (made.missingBlobs.length === 0) return 0
    console.error(
      `注意：${made.missingBlobs.length} 个文件在库中已缺失或损坏，未能备份，清单见 manifest.json 的 missingBlobs`,
    )
    return 2
  } finally {
    await database?.stop()
  }
}

try {
  process.exitCode = await run(process.argv[2])
} catch (error) {
  if (!(error instanceof BackupRefused || error instanceof ConfigError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
