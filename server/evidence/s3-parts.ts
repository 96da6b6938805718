/** Pieces of unfinished uploads in an object store, at `parts/<uuid>` (UP1). */
import { randomUUID } from 'node:crypto'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { PartStore } from '@server/application/ports/evidence'

const prefix = 'parts/'
const partName = /^[0-9a-f-]{36}$/

export function s3Parts(client: S3Client, bucket: string): PartStore {
  const at = (name: string) => ({ Bucket: bucket, Key: prefix + name })
  return {
    async add(bytes) {
      const name = randomUUID()
      await client.send(new PutObjectCommand({ ...at(name), Body: bytes, ContentLength: bytes.byteLength }))
      return name
    },

    async read(name) {
      if (!partName.test(name)) return null
      const found = await client.send(new GetObjectCommand(at(name))).catch(absentIsNull)
      return (await found?.Body?.transformToByteArray()) ?? null
    },

    async remove(names) {
      for (const name of names.filter((given) => partName.test(given))) {
        await client.send(new DeleteObjectCommand(at(name))).catch(absentIsNull)
      }
    },

    async olderThan(instant) {
      const old: string[] = []
      let after: string | undefined
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: after }),
        )
        for (const { Key = '', LastModified } of page.Contents ?? []) {
          if (LastModified && LastModified < instant) old.push(Key.slice(prefix.length))
        }
        after = page.IsTruncated ? page.NextContinuationToken : undefined
      } while (after !== undefined)
      return old
    },
  }
}

/** Stores word it differently, and a HEAD has no words at all. */
export function absentIsNull(error: { name?: unknown; $metadata?: { httpStatusCode?: unknown } }): null {
  if (error.name === 'NotFound' || error.name === 'NoSuchKey') return null
  if (error.$metadata?.httpStatusCode === 404 && error.name !== 'NoSuchBucket') return null
  throw error
}
