/** The feed on the phone: nothing missed, nothing doubled, readable offline (SY7). */
import { Life } from './support/storage'
import { filingId, otherFilingId, World, zeng } from './support/world'

const names = (world: { filings(): readonly { projectName: string }[] }) =>
  world.filings().map((filing) => filing.projectName)

it('SY7 pulls page by page until complete, and only what changed afterwards', async () => {
  const world = new World()
  for (let index = 0; index < 7; index += 1) {
    world.server.open(`30000000-0000-4000-8000-${String(index).padStart(12, '0')}`, `项目${index}`)
  }
  world.server.pageSize = 3
  const workspace = await world.start()
  await workspace.refresh()
  expect(workspace.filings()).toHaveLength(9)
  expect(world.calls).toEqual(['pull', 'pull', 'pull'])
  world.server.open('40000000-0000-4000-8000-000000000000', '新项目')
  const unchanged = workspace.filing(filingId)
  await workspace.refresh()
  expect(world.calls).toHaveLength(4)
  expect(names(workspace)).toContain('新项目')
  expect(workspace.filing(filingId)).toBe(unchanged)
})

it('SY7 a new epoch replaces what the phone holds, once it is complete', async () => {
  const world = new World()
  const workspace = await world.start()
  await workspace.refresh()
  world.server.filings.delete(otherFilingId)
  world.server.open('50000000-0000-4000-8000-000000000000', '另一个')
  world.server.epoch = 'e2'
  world.server.pageSize = 1
  world.faults = []
  await workspace.refresh()
  expect(names(workspace).sort()).toEqual(['另一个', '残疾人康复救助'])
  expect(names(await world.start()).sort()).toEqual(['另一个', '残疾人康复救助'])
})

it('SY7 a pull cut off after any write loses no filing and takes up where it was', async () => {
  const epochs = ['e1', 'e2']
  for (let writes = 1; writes <= 12; writes += 1) {
    for (const epoch of epochs) {
      const world = new World()
      world.server.pageSize = 1
      if (epoch === 'e2') {
        await (await world.start()).refresh()
        world.server.epoch = epoch
      }
      const life = new Life(writes)
      const dying = await world.start(zeng, life)
      void dying.refresh()
      await world.settle()
      const workspace = await world.start()
      if (epoch === 'e2') expect(workspace.filings()).toHaveLength(2)
      await workspace.refresh()
      expect(names(workspace).sort()).toEqual(['残疾人康复救助', '残疾人法律援助经费'].sort())
      expect(workspace.pullTrouble).toBeNull()
    }
  }
})

it('a failed pull keeps the cache and says why', async () => {
  const world = new World()
  const workspace = await world.start()
  await workspace.refresh()
  const { lastPulledAt } = workspace
  world.now += 60_000
  world.faults = [{ call: 'pull', lost: 'request', as: 'portal' }]
  await workspace.refresh()
  expect(workspace.filings()).toHaveLength(2)
  expect(workspace.pullTrouble).toMatchObject({ code: 'portal' })
  expect(workspace.lastPulledAt).toBe(lastPulledAt)
  await workspace.refresh()
  expect(workspace.pullTrouble).toBeNull()
  expect(workspace.lastPulledAt).not.toBe(lastPulledAt)
})

it('calls in between share one pull', async () => {
  const world = new World()
  const workspace = await world.start()
  await Promise.all([workspace.refresh(), workspace.refresh(), workspace.refresh()])
  expect(world.calls).toEqual(['pull'])
})

it('a pull that the phone cannot keep is said so, and done again later', async () => {
  const world = new World()
  const workspace = await world.start()
  world.life.full = true
  await workspace.refresh()
  expect(workspace.pullTrouble).toMatchObject({ code: 'storage-full' })
  world.life.full = false
  await workspace.refresh()
  expect(workspace.filings()).toHaveLength(2)
})
