/** Drafts and their photos: what is typed and taken is kept, whatever comes in between (OB9, OB11–OB14). */
import { blank } from './support/contents'
import { filingId, filled, li, otherFilingId, World } from './support/world'

async function ready() {
  const world = new World()
  const workspace = await world.start()
  await workspace.refresh()
  return { world, workspace }
}

describe('a draft', () => {
  it('starts blank, and the same draft opens again', async () => {
    const { workspace } = await ready()
    const draft = workspace.startDraft(filingId)
    expect(draft).toMatchObject({ base: 0, content: blank, evidence: [], answers: null, savedAt: null })
    expect(workspace.startDraft(filingId)).toBe(draft)
  })

  it('is in memory at once and durable within 300 ms', async () => {
    const { world, workspace } = await ready()
    workspace.edit(filingId, 'figures.done', '1')
    expect(workspace.draft(filingId)?.content).toMatchObject({ figures: { done: '1' } })
    await world.pass(299)
    expect(workspace.draft(filingId)?.savedAt).not.toBeNull()
    expect((await world.start()).draft(filingId)?.content).toMatchObject({ figures: { done: '1' } })
  })

  it('is durable when the app is hidden, without waiting', async () => {
    const { world, workspace } = await ready()
    workspace.edit(filingId, 'note', '藏')
    await world.hide()
    expect((await world.start()).draft(filingId)?.content).toMatchObject({ note: '藏' })
  })

  it('takes keystrokes that come while it is being written', async () => {
    const { world, workspace } = await ready()
    workspace.edit(filingId, 'note', '一')
    const writing = workspace.flush()
    for (let turn = 0; turn < 4; turn += 1) await null
    workspace.edit(filingId, 'note', '一二')
    await writing
    expect(workspace.draft(filingId)?.content).toMatchObject({ note: '一二' })
    await world.pass(300)
    expect((await world.start()).draft(filingId)?.content).toMatchObject({ note: '一二' })
  })

  it('starts from the returned revision and answers it', async () => {
    const { world, workspace } = await ready()
    await filled(world, workspace)
    const photo = await workspace.attach(filingId, 'done', world.shot('photo'), '近景')
    await workspace.submit(filingId)
    await world.settle()
    world.server.return(filingId)
    await workspace.refresh()
    expect(workspace.standing(filingId)).toBe('returned')
    const draft = workspace.startDraft(filingId)
    expect(draft).toMatchObject({ base: 1, answers: 1, content: { figures: { done: '7', spent: '3.20' } } })
    expect(draft.evidence.map((item) => item.id)).toEqual([photo.id])
  })

  it('a filing that is not on this phone is absent', async () => {
    const { workspace } = await ready()
    const unknown = '99999999-9999-4999-8999-999999999999'
    expect(() => workspace.startDraft(unknown)).toThrow(expect.objectContaining({ code: 'filing.not-found' }))
    expect(() => workspace.edit(unknown, 'note', 'x')).toThrow(
      expect.objectContaining({ code: 'filing.not-found' }),
    )
    expect(workspace.drafts()).toEqual([])
  })

  it('refuses to be handed in with gaps, and nothing changes', async () => {
    const { world, workspace } = await ready()
    workspace.startDraft(filingId)
    await workspace.flush()
    const before = new Map(world.bytes.values)
    await expect(workspace.submit(filingId)).rejects.toMatchObject({
      code: 'filing.refused',
      details: { findings: [{ field: 'figures.done' }] },
    })
    expect(world.bytes.values).toEqual(before)
    expect(workspace.entries()).toEqual([])
  })

  it('what is being typed need not fit the form: it shows as typed, with the sentence', async () => {
    const { workspace } = await ready()
    const long = '很长'.repeat(30)
    workspace.edit(filingId, 'figures.done', '7')
    workspace.edit(filingId, 'note', long)
    const open = workspace.open(filingId)
    const section = open?.form.sections[0]
    const fields = section?.type === 'items' ? (section.items[0]?.fields ?? []) : []
    expect(fields.map((field) => field.value)).toEqual(['7', long])
    expect(open?.findings).toEqual([{ rule: 'FK2', level: 'block', field: 'note', message: '不超过 20 字' }])
    await expect(workspace.submit(filingId)).rejects.toMatchObject({ code: 'filing.refused' })
  })

  it('belongs to its account: another person on the same phone sees none of it, and it is there afterwards', async () => {
    const { world, workspace } = await ready()
    await filled(world, workspace)
    await filled(world, workspace, otherFilingId)
    await world.goOffline()
    await workspace.submit(otherFilingId)
    await workspace.close()
    world.online = true
    const others = await world.start(li)
    await others.refresh()
    await world.pass(600_000)
    expect(others.drafts()).toEqual([])
    expect(others.entries()).toEqual([])
    expect(world.server.arrivals).toEqual([])
    await others.close()
    const mine = await world.start()
    expect(mine.drafts()).toHaveLength(1)
    await world.settle()
    expect(mine.entries().map((entry) => entry.state)).toEqual(['delivered'])
  })

  it('closing saves what was typed last', async () => {
    const { world, workspace } = await ready()
    workspace.edit(filingId, 'note', '最后')
    await workspace.close()
    expect((await world.start()).draft(filingId)?.content).toMatchObject({ note: '最后' })
  })

  it('dropping takes the draft and its photos, and a fresh one starts', async () => {
    const { world, workspace } = await ready()
    await workspace.attach(filingId, 'done', world.shot('photo'), '近景')
    await workspace.dropDraft(filingId)
    expect(workspace.draft(filingId)).toBeNull()
    expect(world.bytes.files.size).toBe(0)
    expect([...world.bytes.values.keys()].filter((key) => key.includes('/work/'))).toEqual([])
    expect(workspace.startDraft(filingId).evidence).toEqual([])
  })
})

describe('a photo', () => {
  it('is durable before it shows, with what was known at the shutter', async () => {
    const { world, workspace } = await ready()
    world.fixes = async () => ({
      latitude: 25.83,
      longitude: 114.93,
      accuracyMeters: 18,
      takenAt: new Date(world.now - 12_000).toISOString(),
      ageMs: 12_000,
      datum: 'GCJ-02',
    })
    const photo = await workspace.attach(filingId, 'done', world.shot('photo'), '近景')
    expect(world.bytes.files.has(photo.id)).toBe(true)
    await world.pass(300)
    expect((await world.start()).draft(filingId)?.evidence).toEqual([
      {
        ...photo,
        capture: expect.objectContaining({
          source: 'camera',
          view: '近景',
          fix: { latitude: 25.83, longitude: 114.93, accuracyMeters: 18, ageMs: 12_000, datum: 'GCJ-02' },
        }),
      },
    ])
  })

  it('a place still unknown at submit is said to be missing, never invented', async () => {
    const { world, workspace } = await ready()
    world.fixes = () => new Promise(() => {})
    await filled(world, workspace)
    await workspace.attach(filingId, 'done', world.shot('photo'), '近景')
    const { push } = await workspace.submit(filingId)
    expect(push.evidence[0]?.capture.fix).toEqual({ missing: 'timeout' })
  })

  it('an album picture is not given the place of today', async () => {
    const { world, workspace } = await ready()
    const photo = await workspace.attach(filingId, 'done', { ...world.shot('old'), source: 'album' }, '近景')
    await world.settle()
    expect(photo.capture).toMatchObject({ source: 'album', fix: { missing: 'album' } })
    expect(workspace.draft(filingId)?.evidence[0]?.capture.fix).toEqual({ missing: 'album' })
  })

  it('that the phone cannot keep leaves nothing behind and says so', async () => {
    const { world, workspace } = await ready()
    workspace.startDraft(filingId)
    await workspace.flush()
    world.life.full = true
    await expect(workspace.attach(filingId, 'done', world.shot('photo'), '近景')).rejects.toMatchObject({
      name: 'StorageFull',
    })
    world.life.full = false
    const again = await world.start()
    expect(again.draft(filingId)?.evidence).toEqual([])
    expect(world.bytes.files.size).toBe(0)
    expect([...world.bytes.values.keys()].filter((key) => key.includes('/shot/'))).toEqual([])
  })

  it('kept, but not linked because the phone filled up, goes again: the person was told that it is not there', async () => {
    const { world, workspace } = await ready()
    workspace.startDraft(filingId)
    await workspace.flush()
    const keep = workspace.attach(filingId, 'done', world.shot('photo'), '近景')
    while (world.bytes.files.size === 0) await null
    const set = world.bytes.values.set.bind(world.bytes.values)
    world.bytes.values.set = () => {
      throw Object.assign(new Error('full'), { name: 'StorageFull' })
    }
    await expect(keep).rejects.toMatchObject({ name: 'StorageFull' })
    world.bytes.values.set = set
    expect(world.bytes.files.size).toBe(0)
    expect((await world.start()).draft(filingId)?.evidence).toEqual([])
  })

  it('re-shot, the earlier one stays on the phone until submit', async () => {
    const { world, workspace } = await ready()
    await filled(world, workspace)
    const old = await workspace.attach(filingId, 'done', world.shot('old'), '近景')
    await workspace.detach(filingId, old.id)
    await workspace.attach(filingId, 'done', world.shot('new'), '近景')
    expect(workspace.draft(filingId)?.detached.map((item) => item.id)).toEqual([old.id])
    expect(await workspace.localUrl(old)).toMatch(/^local:/)
    await workspace.reattach(filingId, old.id)
    expect(workspace.draft(filingId)?.evidence).toHaveLength(2)
    await workspace.detach(filingId, old.id)
    await workspace.submit(filingId)
    await world.settle()
    expect(await workspace.localUrl(old)).toBeNull()
    expect(world.bytes.files.size).toBe(1)
  })

  it('bound to another indicator is another piece of evidence of the same file', async () => {
    const { world, workspace } = await ready()
    const photo = await workspace.attach(filingId, 'done', world.shot('photo'), '近景')
    const viewed = await workspace.rebind(filingId, photo.id, { view: '远景' })
    expect(viewed).toMatchObject({ id: photo.id, capture: { view: '远景' } })
    const moved = await workspace.rebind(filingId, photo.id, { slot: 'spent' })
    expect(moved).toMatchObject({ slot: 'spent', sha256: photo.sha256 })
    expect(moved.id).not.toBe(photo.id)
    expect(await workspace.localUrl(moved)).toMatch(/^local:/)
  })
})

describe('two windows of one browser', () => {
  it('OB13 neither undoes what the other wrote', async () => {
    const { world, workspace: one } = await ready()
    await filled(world, one)
    const life = world.life
    const two = await world.start()
    life.dead = false
    two.edit(filingId, 'note', '窗口二')
    await two.flush()
    one.edit(filingId, 'figures.spent', '9.99')
    await one.flush()
    expect(one.draft(filingId)?.content).toEqual({ figures: { done: '7', spent: '9.99' }, note: '窗口二' })
    await two.submit(filingId)
    await world.settle()
    await one.attach(filingId, 'done', world.shot('photo'), '近景').catch(() => {})
    expect(world.server.of(filingId).revisions).toHaveLength(1)
    const again = await world.start()
    expect(again.entries().map((entry) => entry.state)).toContain('delivered')
  })
})

describe('what pages hold on to', () => {
  it('stays the same object until something changes', async () => {
    const { world, workspace } = await ready()
    await filled(world, workspace)
    const read = () => [
      workspace.filings(),
      workspace.filing(filingId),
      workspace.open(filingId),
      workspace.entries(),
      workspace.drafts(),
      workspace.usage(),
      workspace.conflict(filingId),
    ]
    const before = read()
    expect(read().every((value, index) => Object.is(value, before[index]))).toBe(true)
    let told = 0
    const off = workspace.subscribe(() => {
      told += 1
    })
    const { version } = workspace
    workspace.edit(otherFilingId, 'note', 'x')
    expect(told).toBe(1)
    expect(workspace.version).toBeGreaterThan(version)
    expect(workspace.open(filingId)).toBe(before[2])
    expect(workspace.filings()).toBe(before[0])
    off()
    workspace.edit(otherFilingId, 'note', 'y')
    expect(told).toBe(1)
  })
})
