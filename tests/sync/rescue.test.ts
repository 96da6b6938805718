/** OB16 on the phone: a stuck entry leaves as a file and comes back on the same or another phone, once, and only as one's own. */
import { filingId, filled, li, World, zeng } from './support/world'

async function stuck() {
  const world = new World()
  const workspace = await world.start()
  await filled(world, workspace)
  await workspace.attach(filingId, 'done', world.shot('photo'), '近景')
  await world.goOffline()
  const { id } = await workspace.submit(filingId)
  return { world, workspace, id }
}

/** Another phone of the same city. */
async function another({ server }: World, account = zeng) {
  const world = new World(server)
  const workspace = await world.start(account)
  return { world, workspace }
}

it('OB16 read on another phone it is set aside, whole, and goes out under its own id', async () => {
  const { world, workspace, id } = await stuck()
  const zip = await workspace.rescue(id)
  const other = await another(world)
  expect(await other.workspace.takeInRescue(zip)).toEqual({ entryId: id, fresh: true, absent: 0 })
  expect(other.workspace.entry(id)).toMatchObject({ state: 'set-aside', projectName: '残疾人康复救助' })
  expect(other.workspace.entry(id)?.push).toEqual(workspace.entry(id)?.push)
  await other.workspace.resume(id)
  await other.world.settle()
  expect(other.workspace.entry(id)?.state).toBe('delivered')
  expect(world.server.of(filingId).revisions.map((revision) => revision.id)).toEqual([id])
  // the first phone comes back: the same id, the same receipt, nothing doubled
  await world.goOnline()
  expect(workspace.entry(id)?.state).toBe('delivered')
  expect(world.server.of(filingId).revisions).toHaveLength(1)
})

it('OB16 read where it still lies, nothing changes', async () => {
  const { workspace, id } = await stuck()
  const zip = await workspace.rescue(id)
  const before = workspace.entries()
  expect(await workspace.takeInRescue(zip)).toMatchObject({ fresh: false })
  expect(workspace.entries()).toEqual(before)
})

it('OB16 deleted and read back, it is there again with its photo', async () => {
  const { world, workspace, id } = await stuck()
  const zip = await workspace.rescue(id)
  await workspace.setAside(id)
  expect(await workspace.discard(id)).toBe(true)
  expect(world.bytes.files.size).toBe(0)
  await workspace.takeInRescue(zip)
  expect(world.bytes.files.size).toBe(1)
  const again = await world.start()
  expect(again.entry(id)).toMatchObject({ state: 'set-aside' })
})

it('OB12 somebody else’s is refused, and nothing of it stays', async () => {
  const { world, workspace, id } = await stuck()
  const zip = await workspace.rescue(id)
  const other = await another(world, li)
  await expect(other.workspace.takeInRescue(zip)).rejects.toMatchObject({
    code: 'rescue.of-another',
    details: { name: '曾丽华' },
  })
  expect(other.workspace.entries()).toEqual([])
  expect(other.world.bytes.files.size).toBe(0)
})
