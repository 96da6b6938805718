/** Uploads of 200 KB over HTTP, with database and fsynced disk behind; the driver is a process of its own. */
import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appRouter } from '@server/api/app-router'
import { loadConfig } from '@server/config'
import { demonstrationPassword } from '@server/demonstration/ganzhou'
import { layDemonstration } from '@server/demonstration/lay-demonstration'
import { openHouse } from '@server/house'
import { buildServer } from '@server/http/server'

const uploads = 400
const dataDir = await mkdtemp(join(tmpdir(), 'zhibao-bench-'))
await chmod(dataDir, 0o755) // as root, the database runs as somebody else, who must be able to enter
const limits = { LIMIT_UPLOADS_ACCOUNT: '0', LIMIT_UPLOADS_ADDRESS: '0' }
const { house, database, close } = await openHouse(loadConfig({ DATA_DIR: dataDir, ...limits }))
try {
  await layDemonstration(house)
  const server = await buildServer({ house, router: appRouter, h5Dir: null })
  const base = await server.listen({ port: 0, host: '127.0.0.1' })
  const { rows } = await database.pool.query<{ filing: string; username: string }>(
    `select f.id as filing, a.username from filing f
       join role_assignment r on r.unit_id = f.unit_id and r.role = 'author' join account a on a.id = r.account_id limit 1`,
  )
  const [{ filing, username } = { filing: '', username: '' }] = rows
  const caller = appRouter.createCaller({ house, token: null, address: '127.0.0.1', actor: async () => null })
  const { token } = await caller.identity.signIn({
    username,
    password: demonstrationPassword,
    device: 'bench',
  })
  const drive = (concurrency: number, count: number) => driven([base, token, filing, concurrency, count])
  await drive(4, 50)
  const runs = []
  for (const concurrency of [1, 4, 16]) {
    const before = process.cpuUsage()
    const perSecond = await drive(concurrency, uploads)
    const { user, system } = process.cpuUsage(before)
    const cpuMsServer = Number(((user + system) / 1000 / uploads).toFixed(2))
    runs.push({ bytes: 200_000, concurrency, uploadsPerSecond: perSecond, cpuMsServer })
  }
  console.log(JSON.stringify({ uploads, runs, rssMb: Math.round(process.memoryUsage().rss / 1e6) }))
  await server.close()
} finally {
  await close()
  await rm(dataDir, { recursive: true, force: true })
}

/** Uploads a second, as a process of its own sees them. */
function driven(args: readonly (string | number)[]): Promise<number> {
  const driver = join(process.cwd(), 'tests/bench/upload-driver.mjs')
  const child = spawn(process.execPath, [driver, ...args.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
    })
    child.once('exit', (code) => (code === 0 ? resolve(Number(said)) : reject(new Error(`driver: ${code}`))))
  })
}
