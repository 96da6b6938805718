/** The S3 server of the tests, started by the tool that CI uses too. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'

const tool = join(__dirname, '../../tools/object-store.mjs')

export interface ObjectStore {
  readonly endpoint: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  stop(): Promise<void>
}

/** null when one can be started here, else why not. */
export function objectStoreLacking(): string | null {
  return spawnSync(process.execPath, [tool, 'lacking'], { encoding: 'utf8' }).stdout.trim() || null
}

export function startObjectStore(): Promise<ObjectStore> {
  const child = spawn(process.execPath, [tool], { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
      if (said.includes('\n')) resolve({ ...JSON.parse(said), stop: () => ended(child) })
    })
    child.once('exit', (code) => reject(new Error(`the object store ended with ${code}`)))
  })
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
