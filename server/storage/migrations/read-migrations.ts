/** The migrations of this build, as Prisma lays them out: one folder each, applied in the order of their names. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Migration = Readonly<{
  name: string
  sql: string
  /** SHA-256 of the file as it lies here; this is what Prisma records. */
  checksum: string
  /** The same text under the other line endings counts as the same migration. */
  checksums: ReadonlySet<string>
}>

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Reads a folder of migrations; a folder that does not exist holds none. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(names.sort().map((name) => read(folder, name)))
}

async function read(folder: string, name: string): Promise<Migration> {
  const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8')
  const unix = sql.replaceAll('\r\n', '\n')
  const checksums = new Set([sql, unix, unix.replaceAll('\n', '\r\n')].map(sha256))
  return { name, sql, checksum: sha256(sql), checksums }
}

/** `prisma/migrations` of the project, wherever this module was bundled to. */
export function migrationsFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const folder = join(at, 'prisma', 'migrations')
    if (existsSync(folder) || existsSync(join(at, 'package.json'))) return folder
    if (at === dirname(at)) throw new Error('找不到 prisma/migrations')
  }
}
