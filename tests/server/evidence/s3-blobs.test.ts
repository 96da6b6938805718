/** The blob store over a real S3 server: OpenStack Swift on loopback, where it can be installed. */
import { randomBytes } from 'node:crypto'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { type S3Options, s3Blobs } from '@server/evidence/s3-blobs'
import { type ObjectStore, objectStoreLacking, startObjectStore } from '../../support/object-store'
import { blobStoreContract } from './blob-store-contract'

jest.setTimeout(120_000)
const lacking = objectStoreLacking()
if (lacking !== null) {
  console.warn(`对象存储的测试跳过：${lacking}`)
  it.skip(`S3 (${lacking})`, () => {})
} else {
  withSwift()
}

function withSwift(): void {
  let swift: ObjectStore
  let options: S3Options
  beforeAll(async () => {
    swift = await startObjectStore()
    const { endpoint, region, accessKeyId, secretAccessKey } = swift
    options = { endpoint, region, accessKeyId, secretAccessKey, bucket: 'evidence', forcePathStyle: true }
    const client = new S3Client({ ...options, credentials: { accessKeyId, secretAccessKey } })
    await client.send(new CreateBucketCommand({ Bucket: 'evidence' }))
  })
  afterAll(() => swift?.stop())

  blobStoreContract('an S3 store', async () => s3Blobs(options))

  it('UP6: two processes see each other’s pieces and files at once', async () => {
    const [one, other] = [s3Blobs(options), s3Blobs(options)]
    const bytes = randomBytes(1000)
    expect(Buffer.from((await other.parts.read(await one.parts.add(bytes))) ?? [])).toEqual(bytes)
    expect(await other.verify((await one.put(bytes)).sha256)).toBe('whole')
  })

  it.each([
    ['a bucket that is not there', { bucket: 'nowhere' }],
    ['a wrong key', { secretAccessKey: 'wrong' }],
    ['a store that is away', { endpoint: 'http://127.0.0.1:9' }],
  ])('%s is an error, not an absent file', async (_, change) => {
    const store = s3Blobs({ ...options, ...change })
    await expect(store.check()).rejects.toThrow()
    await expect(store.read('0'.repeat(64))).rejects.toThrow()
    await expect(store.put(randomBytes(10))).rejects.toThrow()
  })
}
