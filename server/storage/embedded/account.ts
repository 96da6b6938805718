/**
 * Who runs the database server. PostgreSQL refuses root, so root hands it to the account `postgres`, or `nobody`;
 * any other user runs it as themselves.
 */
import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The account to drop to, or null when the server runs as the user we are. */
export type Account = Readonly<{ uid: number; gid: number }> | null

/** The account of an existing cluster, or the one that a new cluster will belong to. */
export async function databaseAccount(cluster: string): Promise<Account> {
  if (process.getuid?.() !== 0) return null
  const existing = await stat(cluster).catch(() => null)
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid }
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const found = ['postgres', 'nobody'].flatMap((name) => accounts.filter(([login]) => login === name))[0]
  return { uid: Number(found?.[2] ?? 65_534), gid: Number(found?.[3] ?? 65_534) }
}

/** What `spawn` needs to start a process as the account, with nothing of our environment but the path. */
export function as(account: Account, more: Record<string, string> = {}) {
  const env: Record<string, string> = { PATH: process.env.PATH ?? '', LC_ALL: 'C', ...more }
  return { ...account, cwd: '/', env: env as NodeJS.ProcessEnv }
}

/** Runs a program to its end as the account; throws with what it printed when it fails. */
export async function runAs(account: Account, file: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run(file, args, as(account))
  return stdout
}

/** Whether the account can get into a folder, every folder above included. */
export async function canEnter(account: Account, folder: string): Promise<boolean> {
  if (!account) return true
  const entered = runAs(account, '/bin/sh', ['-c', 'test -x "$0"', folder])
  return entered.then(
    () => true,
    () => false,
  )
}
