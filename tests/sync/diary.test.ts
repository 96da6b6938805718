/** The evidence diary on the phone: durable at the shutter, sent once, taken into the report as it is (EV9–EV13). */
import { diaryWindow } from '@domain/evidence/diary'
import { freshBytes, Life } from './support/storage'
import { filingId, World } from './support/world'

async function offlineWorld() {
  const world = new World()
  const workspace = await world.start()
  await workspace.refresh()
  await world.goOffline()
  return { world, workspace }
}

it('EV9 gathered offline, it waits, and goes out by itself when the network is back', async () => {
  const { world, workspace } = await offlineWorld()
  const photo = await workspace.diaryPhoto('p', 'done', world.shot('road'), '近景')
  await workspace.diaryNote('p', 'done', '修好 2 公里')
  await world.settle()
  expect(workspace.diary().map(({ state }) => state)).toEqual(['waiting', 'waiting'])
  expect(workspace.unsentCount).toBe(2)
  expect(workspace.usage()).toMatchObject({ count: 1, unsentCount: 1 })
  await world.goOnline()
  expect([...world.server.diary.keys()]).toHaveLength(2)
  expect(workspace.unsentCount).toBe(0)
  expect(await workspace.localUrl({ sha256: photo.evidence?.sha256 ?? '' })).not.toBeNull()
  await workspace.clearDelivered()
  expect(workspace.usage().count).toBe(0)
})

it('EV10 a lost answer is asked for again under the same id; a wrong answer is not believed', async () => {
  const world = new World()
  const workspace = await world.start()
  world.faults = [
    { call: 'keepDiary', lost: 'reply' },
    { call: 'keepDiary', answers: { ok: true } },
  ]
  const { id } = await workspace.diaryNote('p', 'done', '一次')
  await world.settle()
  expect(workspace.diary()).toMatchObject([{ id, state: 'waiting' }])
  await world.pass(5_000)
  expect(workspace.diary()).toMatchObject([{ id, state: 'waiting' }])
  await world.pass(10_000)
  expect(workspace.diary()).toMatchObject([{ id, state: 'held' }])
  expect(world.server.diary.size).toBe(1)
})

it('EV10 a refused entry stays, says why, and can be thrown away', async () => {
  const { world, workspace } = await offlineWorld()
  const { id } = await workspace.diaryNote('p', 'done', '一句')
  world.server.diary.set(id, {
    id,
    projectId: 'p',
    slot: 'done',
    madeAt: '2026-01-01T00:00:00.000Z',
    note: '别的',
    evidence: null,
  })
  await world.goOnline()
  expect(workspace.diary().find((item) => item.id === id)).toMatchObject({ state: 'refused', note: '一句' })
  expect(await workspace.dropDiary(id)).toBe(true)
  expect(workspace.unsentCount).toBe(0)
})

it('EV12 two phones: what one gathered is in the report of the other, and nothing is uploaded twice', async () => {
  const world = new World()
  world.now = Date.UTC(2026, 5, 1)
  const first = await world.start()
  const { evidence } = await first.diaryPhoto('p', 'done', world.shot('road'), '近景')
  await world.settle()
  await first.close()
  const second = new World(world.server, freshBytes())
  const workspace = await second.start()
  await workspace.refresh()
  expect(workspace.offer(filingId).materials.map(({ id }) => id)).toEqual([evidence?.id])
  expect(await workspace.takeIn(filingId)).toEqual({ materials: 1, notes: 0 })
  expect(workspace.draft(filingId)?.evidence).toMatchObject([{ id: evidence?.id, sha256: evidence?.sha256 }])
  expect(workspace.offer(filingId).materials).toEqual([])
  workspace.edit(filingId, 'figures.done', '7')
  workspace.edit(filingId, 'figures.spent', '3.20')
  await workspace.submit(filingId)
  await second.settle()
  expect(workspace.entries()[0]?.state).toBe('delivered')
  expect(second.calls).not.toContain('upload')
})

it('OB11 a kill after every write loses no photo and no note that the phone called kept', async () => {
  for (let writes = 0; writes < 30; writes += 1) {
    const world = new World()
    const kept: string[] = []
    const life = new Life(writes)
    const walk = async () => {
      const workspace = await world.start(undefined, life)
      kept.push((await workspace.diaryPhoto('p', 'done', world.shot('road'), '近景')).id)
      kept.push((await workspace.diaryNote('p', 'done', '一句')).id)
      await world.settle()
      await workspace.clearDelivered()
    }
    void walk().catch(() => {})
    for (let turn = 0; turn < 4; turn += 1) await world.settle()
    const again = await world.start(undefined, new Life())
    await world.settle()
    await again.refresh()
    await world.settle()
    const there = again.diary().map(({ id }) => id)
    expect(there).toEqual(expect.arrayContaining(kept))
    expect(new Set(there).size).toBe(there.length)
    expect([...world.server.diary.keys()]).toEqual(expect.arrayContaining(kept))
    await again.close()
  }
})

it('EV11 the window follows the report before it, by China’s clock', () => {
  expect(diaryWindow('2021-M07', [])).toEqual({
    from: '2020-12-31T16:00:00.000Z',
    until: '2021-07-31T16:00:00.000Z',
  })
  expect(diaryWindow('2021-M07', ['2021-M03', '2020-M12', '2021-M10'])?.from).toBe('2021-03-31T16:00:00.000Z')
  expect(diaryWindow('2021', ['2021'])).toEqual({
    from: '2020-12-31T16:00:00.000Z',
    until: '2021-12-31T16:00:00.000Z',
  })
  expect(diaryWindow('2021-01', [])).toBeNull()
  expect(diaryWindow('other', [])).toBeNull()
})
