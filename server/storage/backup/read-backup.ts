/** Reads a backup and proves it whole, file by file, before anything is loaded from it. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type BackedUpTable,
  BackupRefused,
  blobFile,
  MANIFEST,
  MANIFEST_HASH,
  type Manifest,
  manifestSchema,
} from './format'
import { tally } from './rows'

/** The manifest of a backup whose every file is as it was written. */
export async function readBackup(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder)
  for (const table of manifest.tables) await checkTable(folder, table)
  for (const { sha256 } of manifest.blobs) await readBlob(folder, sha256)
  return manifest
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null)
  if (text === null) throw new BackupRefused(`${folder} 里没有 ${MANIFEST}：不是备份，或备份没有做完。`)
  const stated = (await readFile(join(folder, MANIFEST_HASH), 'utf8').catch(() => '')).slice(0, 64)
  if (stated !== createHash('sha256').update(text).digest('hex')) throw damaged(MANIFEST)
  const manifest = manifestSchema.safeParse(JSON.parse(text))
  if (!manifest.success)
    throw new BackupRefused(`${folder} 的备份格式本程序不认识；请换用做备份的版本或更新的版本。`)
  return manifest.data
}

/** The lines of a table's file, some at a time; only a line feed ends one (Node's readline knows other ends too). */
export async function* fileLines(folder: string, { file }: BackedUpTable): AsyncGenerator<string[]> {
  let rest = ''
  for await (const chunk of createReadStream(join(folder, file), { encoding: 'utf8' })) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    if (lines.length > 0) yield lines
  }
  if (rest !== '') yield [rest]
}

async function checkTable(folder: string, table: BackedUpTable): Promise<void> {
  const counted = tally()
  try {
    for await (const lines of fileLines(folder, table)) counted.add(lines)
  } catch {
    throw damaged(table.file)
  }
  const { rows, sha256 } = counted.done()
  if (rows !== table.rows || sha256 !== table.sha256) throw damaged(table.file)
}

/** The bytes of a blob, equal to their name. */
export async function readBlob(folder: string, sha256: string): Promise<Uint8Array> {
  const bytes = await readFile(join(folder, blobFile(sha256))).catch(() => null)
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256) throw damaged(blobFile(sha256))
  return bytes
}

const damaged = (file: string) =>
  new BackupRefused(`备份已损坏或不完整：${file} 与记载不符；没有恢复任何数据。`)
