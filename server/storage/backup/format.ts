/** The form of a backup (备份格式), version 1; docs/backup-format.md describes it for readers without this code. */
import { z } from 'zod'

export const FORMAT = 'jixiao-zhibao-backup'
export const VERSION = 1
export const MANIFEST = 'manifest.json'
export const MANIFEST_HASH = 'manifest.json.sha256'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const rows = z.number().int().nonnegative()

const tableSchema = z.strictObject({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.strictObject({ name: z.string(), type: z.string() })),
  file: z.string().regex(/^tables\/[^/]+\.ndjson$/),
  rows,
  sha256,
})

const sequenceSchema = z.strictObject({
  schema: z.string(),
  name: z.string(),
  last: z.string().regex(/^-?\d+$/),
  called: z.boolean(),
})

const blobSchema = z.strictObject({ sha256, size: z.number().int().nonnegative() })

export const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  madeAt: z.iso.datetime(),
  postgres: z.string(),
  /** Migrations that had been applied, in order; a restore needs a build that knows them all. */
  migrations: z.array(z.string()),
  /** The change feed's epoch at the time; a restore mints another, so that phones pull in full. */
  feedEpoch: z.string().nullable(),
  tables: z.array(tableSchema),
  sequences: z.array(sequenceSchema),
  blobs: z.array(blobSchema),
  /** Hashes that rows speak of and the store had not: known loss, not damage of the backup. */
  missingBlobs: z.array(sha256),
})

export type Manifest = z.infer<typeof manifestSchema>
export type Table = Pick<Manifest['tables'][number], 'schema' | 'name' | 'columns'>
export type BackedUpTable = Manifest['tables'][number]
export type Sequence = Manifest['sequences'][number]

/** A backup, or a target of one, that cannot be used; the message is the sentence shown. */
export class BackupRefused extends Error {
  override name = 'BackupRefused'
}

/** Where a blob lies in a backup. */
export const blobFile = (hash: string) => `blobs/${hash.slice(0, 2)}/${hash}`
