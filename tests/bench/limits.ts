/** What a limit costs a call: uploads by leased lots, attempts at a secret by the database each time. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '@server/config'
import { openHouse } from '@server/house'

const calls = 20_000
const accounts = 200

const dataDir = await mkdtemp(join(tmpdir(), 'zhibao-bench-'))
await chmod(dataDir, 0o755) // as root, the database runs as somebody else, who must be able to enter
const settings = { DATA_DIR: dataDir, DEMO: 'false', LIMIT_SIGN_INS_ADDRESS: '1000000' }
const { house, close } = await openHouse(loadConfig(settings))
try {
  const upload = await timed(calls, (at) =>
    house.limits.take('upload', { account: `account-${at % accounts}`, address: '192.0.2.1' }),
  )
  const attempt = await timed(2000, (at) =>
    house.limits.take('sign-in', { account: `name-${at}`, address: '192.0.2.1' }),
  )
  console.log(JSON.stringify({ accounts, upload, attempt }))
} finally {
  await close()
  await rm(dataDir, { recursive: true, force: true })
}

/** Milliseconds a call, eight at a time as an upload of several phones comes. */
async function timed(
  count: number,
  work: (at: number) => Promise<void>,
): Promise<{ calls: number; meanMs: number; p50Ms: number; p99Ms: number }> {
  const times: number[] = []
  let next = 0
  const began = performance.now()
  const worker = async (): Promise<void> => {
    while (next < count) {
      const at = next
      next += 1
      const start = performance.now()
      await work(at)
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  const meanMs = Number(((performance.now() - began) / count).toFixed(4))
  times.sort((a, b) => a - b)
  const part = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(4))
  return { calls: count, meanMs, p50Ms: part(0.5), p99Ms: part(0.99) }
}
