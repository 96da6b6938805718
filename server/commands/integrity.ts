/** `npm run integrity`: hashes every stored file again, from where the last pass stopped to the end. */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { checkIntegrity } from '@server/application/evidence/integrity'
import { loadConfig } from '@server/config'
import { diskListing } from '@server/evidence/disk-listing'
import { openHouse } from '@server/house'
import { integrityLedger } from '@server/storage/integrity-ledger'

const config = loadConfig(process.env)
const { house, database, close } = await openHouse(config)
const run = await checkIntegrity(
  { ...house, pause: (ms) => pause(ms), stopping: () => false },
  integrityLedger(database.pool),
  config.s3 === null ? diskListing(join(config.dataDir, 'blobs')) : null,
  { bytesPerSecond: 64 * 1024 * 1024, longestMs: Number.POSITIVE_INFINITY },
)
await close()
if (run === null) console.log('另一个进程正在检查，这次没有检查。')
else {
  console.log(JSON.stringify(run))
  console.log(sentence())
}
process.exitCode = run !== null && run.missing.length === 0 && run.damaged.length === 0 ? 0 : 1

function sentence(): string {
  const { files = 0, missing = [], damaged = [], orphans = [] } = run ?? {}
  const spare = orphans.length === 0 ? '' : `另有 ${orphans.length} 个文件没有登记，没有动它们。`
  if (missing.length === 0 && damaged.length === 0) return `${files} 个文件逐一核对过指纹，都完好。${spare}`
  return `${files} 个文件里缺 ${missing.length} 个、坏 ${damaged.length} 个，指纹见上，请从备份恢复。${spare}`
}
