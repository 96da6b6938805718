/** Another bench, in a process and on a database of its own. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

export async function otherBench(name: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, ['tools/bench.mjs', name])
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
}
