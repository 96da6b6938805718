import { join } from 'node:path'
import type { BlobStore } from '@server/application/ports/evidence'
import { openDiskBlobs } from './disk-blobs'
import { type S3Options, s3Blobs } from './s3-blobs'

/** Where files are kept: in the object store that is configured, else in `<DATA_DIR>/blobs`. */
export async function openBlobs(config: {
  readonly dataDir: string
  readonly s3: S3Options | null
}): Promise<BlobStore> {
  return config.s3 ? s3Blobs(config.s3) : openDiskBlobs(join(config.dataDir, 'blobs'))
}
