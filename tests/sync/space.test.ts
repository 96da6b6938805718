/** OB17, OB18: room on the phone: told before it is short, made from delivered work only. */
import { forgettingWords, roomWords } from '../../mobile/src/sync/space'
import type { Usage } from '../../mobile/src/sync/workspace.types'
import { filingId, filled, otherFilingId, World } from './support/world'

const MB = 1_048_576
const usage = (bytes: number, clearable: number): Usage => ({
  bytes,
  count: 1,
  unsentBytes: bytes - clearable,
  unsentCount: 1,
  clearableBytes: clearable,
  clearableCount: 1,
})
const wechat = { limit: 200 * MB, forgetsAfterDays: null }
const safari = { limit: null, forgetsAfterDays: 7 }
const now = Date.UTC(2026, 7, 24, 1)

it.each<[string, Usage, RegExp | null]>([
  ['plenty', usage(159 * MB, 0), null],
  [
    'four fifths, with something to clear',
    usage(160 * MB, 20 * MB),
    /只剩 40.0 MB。清理已送达的照片可以腾出 20.0 MB/,
  ],
  ['four fifths, all of it unsent', usage(190 * MB, 0), /只剩 10.0 MB。.*还没有送达，请先联网送出/],
  ['beyond', usage(201 * MB, 0), /只剩 0.0 MB/],
])('OB17 %s', (_, used, words) => {
  if (words === null) expect(roomWords(used, wechat)).toBeNull()
  else expect(roomWords(used, wechat)).toMatch(words)
})

it('OB18 says by which day to come back, two days before the browser forgets', () => {
  expect(forgettingWords(2, safari, now, now)).toMatch(/连续 7 天.*还有 2 件没有送达，请在8月29日前/)
  expect(forgettingWords(2, safari, now, now - 5 * 86_400_000)).toMatch(/^您已有 5 天没有打开本页/)
  expect(forgettingWords(2, safari, now, now - 4 * 86_400_000)).not.toMatch(/没有打开本页/)
})

it('OB18 is silent where nothing can be lost', () => {
  expect(forgettingWords(0, safari, now, null)).toBeNull()
  expect(forgettingWords(2, wechat, now, null)).toBeNull()
})

describe('OB17 a photo that finds no room', () => {
  /** One report delivered, one on its way; the phone takes so many files and no more. */
  async function crowded(most: number) {
    const world = new World()
    const workspace = await world.start()
    await filled(world, workspace)
    await workspace.attach(filingId, 'done', world.shot('old'), '近景')
    await workspace.submit(filingId)
    await world.settle()
    await filled(world, workspace, otherFilingId)
    world.life.mostFiles = most
    return { world, workspace }
  }

  it('takes the room of delivered photos, and nobody is asked', async () => {
    const { world, workspace } = await crowded(1)
    await workspace.attach(otherFilingId, 'done', world.shot('new'), '近景')
    expect(workspace.draft(otherFilingId)?.evidence).toHaveLength(1)
    expect(world.bytes.files.size).toBe(1)
    expect(workspace.entries()[0]).toMatchObject({ state: 'delivered', filesCleared: true })
    expect(workspace.entries()[0]?.receipt).not.toBeNull()
  })

  it('never takes the room of unsent ones: then it is refused with its sentence', async () => {
    const { world, workspace } = await crowded(2)
    await workspace.attach(otherFilingId, 'done', world.shot('first'), '近景')
    await workspace.attach(otherFilingId, 'done', world.shot('second'), '近景')
    await expect(workspace.attach(otherFilingId, 'done', world.shot('third'), '近景')).rejects.toMatchObject({
      name: 'StorageFull',
    })
    expect(workspace.draft(otherFilingId)?.evidence).toHaveLength(2)
    expect(world.bytes.files.size).toBe(2)
  })
})
