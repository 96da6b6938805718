/** A file's way in pieces: breaks, kills, a server that knows better, and never more than a piece again (UP1–UP4). */
import { pieceBytes } from '@domain/sync/pieces'
import { silence } from '../../mobile/src/sync/failure'
import type { Transport, UploadPiece } from '../../mobile/src/sync/ports'
import { keysOf } from '../../mobile/src/sync/records'
import { type Unfinished, unfinishedUploads } from '../../mobile/src/sync/unfinished'
import { uploadFile } from '../../mobile/src/sync/upload-file'
import { overTheWire, ServerModel } from './support/server'
import { freshBytes, Life, sha256, storeOver } from './support/storage'
import { filingId, filled, World, zeng } from './support/world'

const purpose = { filingId }
const content = (size: number) => {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += 1) bytes[at] = 32 + ((at * 31 + (at >> 8)) % 90)
  return bytes
}

interface Site {
  readonly server: ServerModel
  readonly unfinished: Unfinished
  readonly transport: Pick<Transport, 'upload' | 'uploadOffset'>
}

/** `step` is called before the server sees a request and before the phone sees the answer; it may throw. */
function site(server: ServerModel, store = storeOver(freshBytes(), new Life()), step = () => {}): Site {
  return {
    server,
    unfinished: unfinishedUploads(store, keysOf('zeng'), { wall: () => 1000 }),
    transport: {
      async upload(piece) {
        step()
        const point = overTheWire(() => server.upload(piece))
        step()
        return point
      },
      async uploadOffset(address) {
        step()
        return server.uploadOffset(address)
      },
    },
  }
}

function send({ transport, unfinished }: Site, bytes: Uint8Array, told: number[] = [], hash = sha256(bytes)) {
  return uploadFile({
    transport,
    unfinished,
    purpose,
    sha256: hash,
    file: { size: bytes.byteLength, slice: async (from, to) => new Uint8Array(bytes).slice(from, to).buffer },
    patiently: (answer) => answer,
    progress: (acknowledged) => told.push(acknowledged),
  })
}

it.each([
  [1, [1]],
  [200_000, [200_000]],
  [pieceBytes, [pieceBytes]],
  [pieceBytes + 1, [pieceBytes, 1]],
  [3 * pieceBytes, [pieceBytes, pieceBytes, pieceBytes]],
])('UP1, UP2 a file of %i bytes goes in pieces of %j', async (size, pieces) => {
  const { server, ...rest } = site(new ServerModel())
  const bytes = content(size)
  await send({ server, ...rest }, bytes)
  expect(server.pieces).toEqual(pieces)
  expect(server.blobs.has(sha256(bytes))).toBe(true)
})

it('UP1 progress is what the server has acknowledged, and nothing else', async () => {
  const bytes = content(2.5 * pieceBytes)
  const told: number[] = []
  await send(site(new ServerModel()), bytes, told)
  expect(told).toEqual([pieceBytes, 2 * pieceBytes, 2.5 * pieceBytes])
})

describe('UP1 a break at any moment', () => {
  const bytes = content(4 * pieceBytes + 100)
  it.each(Array.from({ length: 10 }, (_, at) => at + 1))('number %i costs at most one piece', async (at) => {
    const server = new ServerModel()
    const store = storeOver(freshBytes(), new Life())
    let left = at
    const broken = site(server, store, () => {
      left -= 1
      if (left === 0) throw silence('no-answer')
    })
    await expect(send(broken, bytes)).rejects.toMatchObject({ code: 'no-answer' })
    await send(site(server, store), bytes)
    expect(server.blobs.has(sha256(bytes))).toBe(true)
    expect(server.pieces.reduce((sum, size) => sum + size, 0) - bytes.byteLength).toBeLessThanOrEqual(
      pieceBytes,
    )
  })
})

describe('UP4 the app killed after every single write', () => {
  it('goes on where it was, and sends at most one piece a kill again', async () => {
    const words = Buffer.from(content(3 * pieceBytes + 5)).toString('latin1')
    let delivered = false
    for (let lastWrite = 1; !delivered; lastWrite += 1) {
      const world = new World()
      const life = new Life(lastWrite)
      const first = world.start(zeng, life).then(async (workspace) => {
        await filled(world, workspace)
        await workspace.attach(filingId, 'done', world.shot(words), '近景')
        await workspace.submit(filingId)
      })
      void first.catch(() => {})
      await world.pass(1000)
      delivered = !life.dead
      const workspace = await world.start()
      await world.pass(10_000)
      const entries = workspace.entries()
      expect(entries.every((entry) => entry.state === 'delivered')).toBe(true)
      const sent = world.server.pieces.reduce((sum, size) => sum + size, 0)
      if (entries.length > 0) expect(sent - words.length).toBeLessThanOrEqual(pieceBytes)
      expect([...world.bytes.values.keys()].filter((key) => key.includes('/upload/'))).toEqual([])
    }
  })
})

describe('UP9 a server that knows better', () => {
  const bytes = content(3 * pieceBytes)
  const kept = async (unfinished: Unfinished) => unfinished.of(purpose, sha256(bytes))

  it('says where to go on, and there it goes on', async () => {
    const one = site(new ServerModel())
    let once = true
    const upload = one.transport.upload
    const twice = async (piece: UploadPiece) => {
      // the piece arrives twice: the first answer was lost on the way to us, not to the server
      if (piece.at && once) {
        once = false
        await upload(piece)
      }
      return upload(piece)
    }
    await send({ ...one, transport: { ...one.transport, upload: twice } }, bytes)
    expect(one.server.blobs.has(sha256(bytes))).toBe(true)
  })

  it('has cleared the upload away: everything goes anew', async () => {
    const server = new ServerModel()
    const store = storeOver(freshBytes(), new Life())
    let left = 4
    await send(
      site(server, store, () => {
        left -= 1
        if (left === 0) throw silence('no-answer')
      }),
      bytes,
    ).catch(() => {})
    server.uploads.clear()
    const again = site(server, store)
    expect(await kept(again.unfinished)).not.toBeNull()
    await send(again, bytes)
    expect(server.blobs.has(sha256(bytes))).toBe(true)
    expect(await kept(again.unfinished)).toBeNull()
  })

  it('clears it away between two pieces: everything goes anew', async () => {
    const server = new ServerModel()
    let left = 3
    await send(
      site(server, undefined, () => {
        left -= 1
        if (left === 0) server.uploads.clear()
      }),
      bytes,
    )
    expect(server.blobs.has(sha256(bytes))).toBe(true)
  })

  it('UP3 finds other bytes than the hash says: the address is forgotten, the refusal stands', async () => {
    const one = site(new ServerModel())
    const hash = '0'.repeat(64)
    await expect(send(one, bytes, [], hash)).rejects.toMatchObject({ code: 'evidence.hash-mismatch' })
    expect(await one.unfinished.of(purpose, hash)).toBeNull()
    expect(one.server.blobs.size).toBe(0)
  })

  it('sends us elsewhere for ever: we pause instead of turning in circles', async () => {
    const one = site(new ServerModel())
    const upload = async (piece: UploadPiece) => {
      if (piece.at === null) return one.transport.upload(piece)
      return overTheWire(() => {
        one.server.uploads.clear()
        return one.server.upload(piece)
      })
    }
    await expect(send({ ...one, transport: { ...one.transport, upload } }, bytes)).rejects.toMatchObject({
      nature: 'silent',
    })
  })
})

it('UP4, OB12 addresses are an account’s own, and go when the server no longer keeps them', async () => {
  const bytes = freshBytes()
  const store = storeOver(bytes, new Life())
  let now = 0
  const clock = { wall: () => now }
  const [mine, hers] = ['zeng', 'li'].map((id) => unfinishedUploads(store, keysOf(id), clock)) as [
    Unfinished,
    Unfinished,
  ]
  await mine.keep(purpose, 'a', '/uploads/1')
  expect([await mine.of(purpose, 'a'), await hers.of(purpose, 'a')]).toEqual(['/uploads/1', null])
  await hers.tidy()
  now = 7 * 86_400_000
  await mine.tidy()
  expect(await mine.of(purpose, 'a')).toBe('/uploads/1')
  now = 9 * 86_400_000
  await mine.tidy()
  expect(bytes.values.size).toBe(0)
})
