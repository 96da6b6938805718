/** Processes of the bench and what the kernel says of them: CPU in milliseconds, resident memory in MB. Linux only. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** The kernel's clock ticks a second, the same on every Linux that Node runs on. */
const ticksPerSecond = 100

export interface Running {
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

/** The built server; it is ready when it says so. */
export async function startServer(dataDir: string, settings: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, ['server/dist/main.js'], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
      // its connections are told apart by it
      PGAPPNAME: settings.JOBS === 'true' ? 'worker' : 'server',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await said(child, /^ready (http\S+)$/m)
  return { url, pid: child.pid ?? 0, stop: () => ended(child) }
}

export function said(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const found = pattern.exec(text)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`a process of the bench ended with ${code}: ${text}`)))
  })
}

export async function ended(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

/** CPU time of one process, children that have ended included. */
export function cpuMs(pid: number): number {
  const fields = statOf(pid)
  const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index] ?? 0), 0)
  return (ticks * 1000) / ticksPerSecond
}

/** CPU time of the database server: the postmaster with everything it started. */
export function databaseCpuMs(postmaster: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => Number(statOf(pid)[1]) === postmaster)
  return [postmaster, ...children].reduce((sum, pid) => sum + cpuMs(pid), 0)
}

export function rssMb(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 1024)
}

/** The fields of /proc/PID/stat after the name, which may hold blanks; a process that has gone has none. */
function statOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
