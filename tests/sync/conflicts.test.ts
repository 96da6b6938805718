/** Two officers of one unit on one filing: both versions stay, and become one field by field (SY4, MG1–MG5). */
import { filingId, filled, World } from './support/world'

const theirs = { figures: { done: '5', spent: '3.20' }, note: '同事写的' }

async function outdated() {
  const world = new World()
  const workspace = await world.start()
  await filled(world, workspace)
  const mine = await workspace.attach(filingId, 'done', world.shot('mine'), '近景')
  world.server.fileElsewhere(filingId, theirs)
  world.server.return(filingId)
  const { id } = await workspace.submit(filingId)
  await world.settle()
  return { world, workspace, id, mine }
}

it('SY4 an old base is refused with the newer version, and mine stays whole', async () => {
  const { workspace, id } = await outdated()
  expect(workspace.entry(id)).toMatchObject({
    state: 'outdated',
    problem: 'revision.outdated',
    reason: '李建平已另外提交第 1 版，您这份是在它之前填的。两份都在，请逐项选用。',
    newer: { number: 1, authorName: '李建平' },
    push: { content: { figures: { done: '7', spent: '3.20' } } },
  })
  expect(workspace.conflict(filingId)).toMatchObject({
    entryId: id,
    fields: [
      { path: 'figures.done', before: null, mine: '7', theirs: '5', suggested: null },
      { path: 'note', before: '', mine: '', theirs: '同事写的', suggested: 'theirs' },
    ],
  })
})

it('settling needs a word for every open field, and the settled version goes out on the newer one', async () => {
  const { world, workspace, mine } = await outdated()
  await expect(workspace.settle(filingId, {})).rejects.toThrow('figures.done')
  expect(workspace.draft(filingId)).toBeNull()
  const draft = await workspace.settle(filingId, { 'figures.done': 'mine' })
  expect(draft).toMatchObject({ base: 1, content: { figures: { done: '7' }, note: '同事写的' } })
  expect(draft.evidence.map((item) => item.id)).toEqual([mine.id])
  expect(workspace.conflict(filingId)).toBeNull()
  await workspace.submit(filingId)
  await world.settle()
  expect(workspace.entries().map((entry) => entry.state)).toEqual(['delivered'])
  expect(world.server.of(filingId).revisions.map((revision) => revision.authorName)).toEqual([
    '李建平',
    '曾丽华',
  ])
})

it('MG7 what was chosen stands as a draft until it is submitted, also after a kill', async () => {
  const { world, workspace, id } = await outdated()
  await workspace.settle(filingId, { 'figures.done': 'mine' })
  const reopened = await world.start()
  expect(reopened.conflict(filingId)).toBeNull()
  const reason = '您已逐项选好，合成的一份存在本机，还没有提交。请打开核对后提交。'
  expect(reopened.entry(id)).toMatchObject({ state: 'outdated', reason })
  // to go on from the entry is to go on with the draft
  expect(reopened.revise(id)).toMatchObject({ base: 1, content: { figures: { done: '7' } } })
  await reopened.submit(filingId)
  await world.settle()
  expect(reopened.entries().map((entry) => entry.state)).toEqual(['delivered'])
})

it('a draft whose filing moved on elsewhere stays, is marked, and cannot be handed in unseen', async () => {
  const world = new World()
  const workspace = await world.start()
  await filled(world, workspace)
  world.server.fileElsewhere(filingId, theirs)
  world.server.return(filingId)
  await workspace.refresh()
  expect(workspace.draft(filingId)).toMatchObject({ base: 0, content: { figures: { done: '7' } } })
  expect(workspace.open(filingId)?.conflict).toMatchObject({ entryId: null, newer: { number: 1 } })
  await expect(workspace.submit(filingId)).rejects.toMatchObject({ code: 'revision.outdated' })
  expect(workspace.entries()).toEqual([])
  const draft = await workspace.settle(filingId, { 'figures.done': 'theirs' })
  expect(draft).toMatchObject({ base: 1, answers: 1, content: theirs })
})

it('an own revision that came back with the feed is no conflict', async () => {
  const world = new World()
  const workspace = await world.start()
  await filled(world, workspace)
  world.faults = [{ call: 'push', lost: 'reply' }]
  await workspace.submit(filingId)
  await world.settle()
  workspace.edit(filingId, 'note', '接着写')
  await workspace.refresh()
  expect(workspace.conflict(filingId)).toBeNull()
  expect(workspace.draft(filingId)).toMatchObject({ base: 1, replaces: null })
})
