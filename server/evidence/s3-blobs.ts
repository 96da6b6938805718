/**
 * Evidence in an object store that speaks S3 (EV5, EV6): each file once, at `blobs/<SHA-256>`; pieces of uploads at
 * `parts/<uuid>`. An object is there whole or not at all, and durable once the store has answered.
 */
import { createHash, randomUUID } from 'node:crypto'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import type { BlobStore } from '@server/application/ports/evidence'
import { hashing, hashOf, isFingerprint, Torn } from './hashing'
import { absentIsNull, s3Parts } from './s3-parts'

export interface S3Options {
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Bucket in the path, not in the host name: most stores of one's own want it. */
  readonly forcePathStyle: boolean
}

/** S3 takes no smaller part of a large object, but for the last; so much of a file is held at a time. */
const multipartBytes = 8 * 1024 * 1024

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

export function s3Blobs({ endpoint, bucket, region, forcePathStyle, ...credentials }: S3Options): BlobStore {
  const client = new S3Client({
    endpoint,
    region,
    forcePathStyle,
    credentials,
    // the hash of the whole is checked by us; stores of one's own do not know the newer checksums
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const at = (sha256: string) => ({ Bucket: bucket, Key: `blobs/${sha256}` })

  async function open(sha256: string) {
    if (!isFingerprint(sha256)) return null
    const head = await client.send(new HeadObjectCommand(at(sha256))).catch(absentIsNull)
    return head && { size: head.ContentLength ?? 0, bytes: bytesOf(sha256) }
  }

  async function* bytesOf(sha256: string): AsyncGenerator<Uint8Array> {
    const { Body } = await client.send(new GetObjectCommand(at(sha256)))
    yield* Body as unknown as AsyncIterable<Uint8Array>
  }

  async function verify(sha256: string): Promise<'whole' | 'damaged' | 'absent'> {
    const opened = await open(sha256)
    if (opened === null) return 'absent'
    const hash = createHash('sha256')
    for await (const chunk of opened.bytes) hash.update(chunk)
    return hash.digest('hex') === sha256 ? 'whole' : 'damaged'
  }

  async function put(bytes: Uint8Array, sha256 = hashOf(bytes)): Promise<{ sha256: string; size: number }> {
    await client.send(new PutObjectCommand({ ...at(sha256), Body: bytes, ContentLength: bytes.byteLength }))
    return { sha256, size: bytes.byteLength }
  }

  /** A small file waits in memory for its hash; a large one in parts that are made an object, or thrown away. */
  async function putPieces(sha256: string, pieces: Pieces): Promise<{ sha256: string; size: number }> {
    if (!isFingerprint(sha256)) throw new Torn(sha256)
    const seen = hashing(pieces)
    const chunks = chunked(seen.pieces, multipartBytes)
    const first = (await chunks.next()).value ?? new Uint8Array()
    const second = await chunks.next()
    if (second.done) {
      if (seen.sha256() !== sha256) throw new Torn(sha256)
      return put(first, sha256)
    }
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(at(sha256)))
    const upload = { ...at(sha256), UploadId }
    try {
      const Parts: { ETag: string | undefined; PartNumber: number }[] = []
      const add = async (Body: Uint8Array) => {
        const PartNumber = Parts.length + 1
        const { ETag } = await client.send(new UploadPartCommand({ ...upload, PartNumber, Body }))
        Parts.push({ ETag, PartNumber })
      }
      await add(first)
      await add(second.value)
      for await (const chunk of chunks) await add(chunk)
      if (seen.sha256() !== sha256) throw new Torn(sha256)
      await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }))
    } catch (error) {
      await client.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined)
      throw error
    }
    return { sha256, size: seen.size() }
  }

  return {
    hashOf,
    put,
    putPieces,
    open,
    verify,
    async read(sha256) {
      if (!isFingerprint(sha256)) return null
      const found = await client.send(new GetObjectCommand(at(sha256))).catch(absentIsNull)
      return (await found?.Body?.transformToByteArray()) ?? null
    },
    async has(sha256) {
      if (!isFingerprint(sha256)) return false
      return (await client.send(new HeadObjectCommand(at(sha256))).catch(absentIsNull)) !== null
    },
    /** Writes, reads back and removes a probe. */
    async check() {
      const Key = `probe-${randomUUID()}`
      await client.send(new HeadBucketCommand({ Bucket: bucket }))
      await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: Key }))
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }))
        if ((await Body?.transformToString()) !== Key) throw new Error('the store gives back other bytes')
      } finally {
        await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }))
      }
    },
    parts: s3Parts(client, bucket),
  }
}

/** The pieces in chunks of at least so many bytes, but for the last. */
async function* chunked(
  pieces: AsyncIterable<Uint8Array>,
  least: number,
): AsyncGenerator<Uint8Array, undefined> {
  let waiting: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces) {
    waiting.push(piece)
    size += piece.byteLength
    if (size < least) continue
    yield Buffer.concat(waiting)
    waiting = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(waiting)
}
