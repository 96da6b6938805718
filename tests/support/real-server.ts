/** The real server as a process of its own, on a free port with a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface RealServer {
  readonly url: string
  readonly dataDir: string
  stop(): Promise<void>
}

/** Tests and measurements run from the checkout. */
const root = process.cwd()

/** Starts the built server with the demonstration and these settings; fails with its output when it does not get ready. */
export async function startRealServer(settings: Readonly<Record<string, string>> = {}): Promise<RealServer> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'zhibao-journey-'))
  await chmod(dataDir, 0o755) // as root, the database runs as somebody else, who must be able to enter
  const server = spawn(process.execPath, ['server/dist/main.js'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = await ready(server)
  return {
    url,
    dataDir,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function ready(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const url = /^ready (http\S+)$/m.exec(said)?.[1]
      if (url !== undefined) resolve(url)
    }
    server.stdout?.on('data', listen)
    server.stderr?.on('data', listen)
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
}
