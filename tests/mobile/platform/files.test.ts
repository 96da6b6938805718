/** @jest-environment node */
/** One contract for files, run by both adapters; then WeChat's promise about copies cut short. */
import { createHash } from 'node:crypto'
import { filesOver } from '@/platform/files'
import { FileAbsent, type Files, type Temp } from '@/platform/files.types'
import { files as wechatFiles } from '@/platform/files.weapp'
import { memoryShelf } from '../../support/memory-shelf'
import { type Phone, wechatPhone } from '../../support/taro/wechat'

const jpeg = (size: number) => {
  const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 31) % 251)
  bytes.set([0xff, 0xd8, 0xff, 0xe0])
  return bytes.buffer as ArrayBuffer
}

const sha256 = (bytes: ArrayBuffer) => createHash('sha256').update(new Uint8Array(bytes)).digest('hex')

let phone: Phone
beforeEach(() => {
  phone = wechatPhone()
})

interface Adapter {
  name: string
  make(): Files
  temp(bytes: ArrayBuffer): Temp
}

let temporary = 0
const adapters: Adapter[] = [
  { name: 'web', make: () => filesOver(memoryShelf()), temp: (bytes) => bytes as unknown as Blob },
  {
    name: 'WeChat',
    make: () => wechatFiles,
    temp: (bytes) => {
      const path = `wxfile://tmp_${temporary++}.jpg`
      phone.files.set(path, bytes)
      return path
    },
  },
]

describe.each(adapters)('files on $name', ({ make, temp }) => {
  it('keeps a photo byte for byte, with its own hash, size and type', async () => {
    const bytes = jpeg(200_000)
    const kept = await make().keep(temp(bytes))
    expect(kept).toEqual({ id: kept.id, size: 200_000, sha256: sha256(bytes), mediaType: 'image/jpeg' })
    expect(kept.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('gives the same bytes back', async () => {
    const store = make()
    const { id } = await store.keep(temp(jpeg(1000)))
    expect(new Uint8Array(await store.read(id))).toEqual(new Uint8Array(jpeg(1000)))
  })

  it('UP7: gives any piece of it, which is all that a large file ever needs in memory', async () => {
    const store = make()
    const { id } = await store.keep(temp(jpeg(1000)))
    const opened = await store.open(id)
    expect(opened.size).toBe(1000)
    for (const [from, to] of [
      [0, 256],
      [256, 512],
      [999, 1000],
      [0, 1000],
    ] as const) {
      expect(new Uint8Array(await opened.slice(from, to))).toEqual(new Uint8Array(jpeg(1000)).slice(from, to))
    }
  })

  it('counts what it holds', async () => {
    const store = make()
    await store.keep(temp(jpeg(1000)))
    const second = await store.keep(temp(jpeg(500)))
    expect(await store.usage()).toEqual({ bytes: 1500, count: 2 })
    await store.remove(second.id)
    expect(await store.usage()).toEqual({ bytes: 1000, count: 1 })
  })

  it('takes the id it is given, and keeping it again changes nothing', async () => {
    const store = make()
    const once = await store.keep(temp(jpeg(700)), { id: 'receipt-7' })
    const again = await store.keep(temp(jpeg(700)), { id: 'receipt-7' })
    expect(again).toEqual(once)
    expect(await store.usage()).toEqual({ bytes: 700, count: 1 })
  })

  it('says which file is absent', async () => {
    await expect(make().read('nobody')).rejects.toThrow(FileAbsent)
    await expect(make().url('nobody')).rejects.toThrow(FileAbsent)
    await expect(make().open('nobody')).rejects.toThrow(FileAbsent)
  })

  it('removes a second time without complaint', async () => {
    await expect(make().remove('nobody')).resolves.toBeUndefined()
  })

  it('believes the caller about the type of what it does not know', async () => {
    const bytes = new TextEncoder().encode('PK document').buffer as ArrayBuffer
    expect((await make().keep(temp(bytes), { mediaType: 'application/zip' })).mediaType).toBe(
      'application/zip',
    )
  })
})

describe('copies cut short on WeChat', () => {
  it('never counts or gives back half a photo, and sweeps it in the next run', async () => {
    phone.files.set('wxfile://tmp_x.jpg', jpeg(900))
    await wechatFiles.usage()
    phone.dieAfter(1)
    await wechatFiles.keep('wxfile://tmp_x.jpg', { id: 'half' }).catch(() => {})
    phone.restart()
    expect(phone.files.has('wxfile://usr/evidence/half.part')).toBe(true)
    await jest.isolateModulesAsync(async () => {
      const { files } = await import('@/platform/files.weapp')
      const again = (await import('../../support/taro/wechat')).wechatPhone()
      again.files.set('wxfile://usr/evidence/half.part', jpeg(900))
      expect(await files.usage()).toEqual({ bytes: 0, count: 0 })
      expect(again.files.size).toBe(0)
    })
  })
})
