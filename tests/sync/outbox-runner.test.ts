/** The runner: what becomes of an entry when the network, the server and the person do what they do (OB1–OB10). */
import type { ProblemCode } from '@domain/problems/codes'
import { refusal } from '../../mobile/src/sync/failure'
import type { Entry, Workspace } from '../../mobile/src/sync/workspace.types'
import { type Fault, filingId, filled, otherFilingId, World } from './support/world'

async function ready(): Promise<{ world: World; workspace: Workspace }> {
  const world = new World()
  const workspace = await world.start()
  await filled(world, workspace)
  return { world, workspace }
}

const only = (workspace: Workspace): Entry => {
  const entries = workspace.entries()
  expect(entries).toHaveLength(1)
  return entries[0] as Entry
}

/** The server takes nothing from this app, or nothing yet. */
const turnedAway = (code: ProblemCode, call: 'lacking' | 'push' = 'lacking'): Fault => ({
  call,
  throws: refusal({ code, sentence: '', details: {} }),
})

describe('on a good day', () => {
  it('OB3 is delivered by its receipt, and the filing shows it without a pull (SY10)', async () => {
    const { world, workspace } = await ready()
    await workspace.attach(filingId, 'done', world.shot('photo'), '近景')
    const { id } = await workspace.submit(filingId)
    expect(workspace.entry(id)?.state).toBe('queued')
    await world.settle()
    const pulls = world.calls.filter((call) => call === 'pull').length
    expect(only(workspace)).toMatchObject({
      state: 'delivered',
      problem: null,
      progress: { sentFiles: 1, totalFiles: 1 },
      reason: '已送达，照片 1 / 1 已核对。',
      receiptNumber: expect.stringMatching(/^2026-0824-[0-9A-F]{6}$/),
    })
    expect(workspace.filing(filingId)).toMatchObject({ at: 'unit-head', revision: 1, may: { report: false } })
    expect(workspace.standing(filingId)).toBe('in-review')
    expect(world.calls.filter((call) => call === 'pull')).toHaveLength(pulls)
  })

  it('OB2 sends files first and only those that the server lacks, then the revision in a request of its own', async () => {
    const { world, workspace } = await ready()
    const { sha256 } = await workspace.attach(filingId, 'done', world.shot('held already'), '近景')
    await workspace.attach(filingId, 'done', world.shot('new'), '远景')
    world.server.blobs.set(sha256, new TextEncoder().encode('held already'))
    world.calls.length = 0
    await workspace.submit(filingId)
    await world.settle()
    expect(world.calls).toEqual(['lacking', 'upload', 'push'])
  })

  it('OB2 goes oldest first', async () => {
    const { world, workspace } = await ready()
    await filled(world, workspace, otherFilingId)
    await world.goOffline()
    const first = await workspace.submit(otherFilingId)
    await world.pass(10)
    const second = await workspace.submit(filingId)
    expect(workspace.entries().map((entry) => entry.id)).toEqual([first.id, second.id])
    await world.goOnline()
    expect(world.server.arrivals).toEqual([first.id, second.id])
  })

  it('OB9 a second tap on submit makes no second entry', async () => {
    const { world, workspace } = await ready()
    const [one, two] = await Promise.all([workspace.submit(filingId), workspace.submit(filingId)])
    expect(one.id).toBe(two.id)
    await world.settle()
    expect(world.server.of(filingId).revisions).toHaveLength(1)
  })
})

describe('OB8 every kind of silence has a sentence of its own', () => {
  const cases: [string, Fault[], { state: string; problem: string }][] = [
    ['no answer', [{ call: 'push', lost: 'request' }], { state: 'waiting', problem: 'no-answer' }],
    ['lost reply', [{ call: 'push', lost: 'reply' }], { state: 'waiting', problem: 'no-answer' }],
    [
      'a login page of the Wi-Fi',
      [{ call: 'lacking', lost: 'request', as: 'portal' }],
      { state: 'waiting', problem: 'portal' },
    ],
    [
      'an answer that is not a receipt',
      [{ call: 'push', answers: { hello: 1 } }],
      { state: 'waiting', problem: 'portal' },
    ],
    ['a busy server', [{ call: 'push', lost: 'request', as: 'busy' }], { state: 'waiting', problem: 'busy' }],
    [
      'a network that does not lead to the server',
      [{ call: 'lacking', lost: 'request', as: 'offline' }],
      { state: 'waiting', problem: 'unreachable' },
    ],
    [
      'SY11 an app that is too old',
      [turnedAway('app.outdated')],
      { state: 'waiting', problem: 'app.outdated' },
    ],
    [
      'SY11 a server that is older than the app',
      [turnedAway('server.outdated')],
      { state: 'waiting', problem: 'server.outdated' },
    ],
  ]

  it('no two causes share a sentence', async () => {
    const sentences = await Promise.all(
      cases.map(async ([, faults]) => {
        const { world, workspace } = await ready()
        world.faults = [...faults]
        await workspace.submit(filingId)
        await world.settle()
        return [only(workspace).problem, only(workspace).reason]
      }),
    )
    const said = new Map(sentences as [string, string][])
    expect(new Set(said.values()).size).toBe(said.size)
    expect(said.size).toBe(6)
  })

  it('SY11 being turned away as too old leaves the fate of an earlier push open', async () => {
    const { world, workspace } = await ready()
    world.faults = [{ call: 'push', lost: 'reply' }, turnedAway('app.outdated', 'push')]
    const first = await workspace.submit(filingId)
    await world.pass(2_000)
    expect(workspace.entry(first.id)).toMatchObject({ state: 'waiting', problem: 'app.outdated' })
    workspace.edit(filingId, 'note', '更新前改的')
    await workspace.submit(filingId)
    // the server holds the first: it must not be replaced
    expect(workspace.entries()).toHaveLength(2)
  })

  it.each(cases)('%s', async (_, faults, expected) => {
    const { world, workspace } = await ready()
    world.faults = faults
    await workspace.submit(filingId)
    await world.settle()
    const entry = only(workspace)
    expect(entry).toMatchObject(expected)
    expect(entry.reason).toMatch(/本机/)
    expect(entry.nextAttemptAt).not.toBeNull()
    await world.pass(2_000)
    expect(only(workspace)).toMatchObject({ state: 'delivered', tries: 2 })
    expect(world.server.of(filingId).revisions).toHaveLength(1)
  })

  it('no network', async () => {
    const { world, workspace } = await ready()
    await world.goOffline()
    await workspace.submit(filingId)
    await world.pass(600_000)
    expect(only(workspace)).toMatchObject({ state: 'queued', problem: 'offline', tries: 0 })
    expect(world.server.arrivals).toEqual([])
  })

  it('the session ended: nothing is tried until somebody signs in again', async () => {
    const { world, workspace } = await ready()
    world.signedIn = false
    await workspace.submit(filingId)
    await world.pass(600_000)
    expect(only(workspace)).toMatchObject({ problem: 'session-ended' })
    expect(only(workspace).reason).toMatch(/重新登录/)
    expect(workspace.signInNeeded).toBe(true)
    expect(world.calls.filter((call) => call === 'push')).toHaveLength(0)
    await world.signIn()
    expect(only(workspace).state).toBe('delivered')
  })

  it('the session ends in the middle of sending', async () => {
    const { world, workspace } = await ready()
    await world.goOffline()
    await workspace.submit(filingId)
    world.signedIn = true
    world.faults = [{ call: 'push', lost: 'request', as: 'session-ended' }]
    await world.goOnline()
    expect(workspace.signInNeeded).toBe(true)
    expect(only(workspace)).toMatchObject({ state: 'waiting', problem: 'session-ended' })
    await world.signIn()
    expect(only(workspace).state).toBe('delivered')
  })

  it('the phone is full: nothing is sent that is not marked first, and it goes on by itself', async () => {
    const { world, workspace } = await ready()
    await world.goOffline()
    await workspace.submit(filingId)
    world.life.full = true
    await world.goOnline()
    expect(world.calls.filter((call) => call === 'push')).toHaveLength(0)
    expect(workspace.storageTrouble).toMatchObject({ code: 'storage-full' })
    world.life.full = false
    await world.pass(30_000)
    expect(only(workspace).state).toBe('delivered')
    expect(workspace.storageTrouble).toBeNull()
  })

  it('a receipt that does not cover what was sent delivers nothing (SY5)', async () => {
    const { world, workspace } = await ready()
    await workspace.attach(filingId, 'done', world.shot('photo'), '近景')
    world.server.fileElsewhere(otherFilingId, { figures: { done: '1', spent: null }, note: '' })
    const foreign = world.server.of(otherFilingId).revisions[0]?.receipt
    world.faults = [{ call: 'push', answers: foreign }]
    await workspace.submit(filingId)
    await world.settle()
    expect(only(workspace)).toMatchObject({ state: 'waiting', problem: 'receipt-mismatch', receipt: null })
  })
})

describe('refusals', () => {
  it('keeps the findings with their fields, and a corrected version takes its place', async () => {
    const { world, workspace } = await ready()
    const findings = [{ rule: 'T2', level: 'block', field: 'note', message: '说明写不下' }]
    const answer = refusal({ code: 'filing.refused', sentence: '', details: { findings } })
    world.faults = [{ call: 'push', throws: answer }]
    const first = await workspace.submit(filingId)
    await world.settle()
    expect(workspace.entry(first.id)).toMatchObject({
      state: 'refused',
      problem: 'filing.refused',
      findings: [{ field: 'note', message: '说明写不下' }],
    })
    expect(world.server.of(filingId).revisions).toEqual([])
    workspace.revise(first.id)
    workspace.edit(filingId, 'note', '改好了')
    const second = await workspace.submit(filingId)
    expect(workspace.entries().map((entry) => entry.id)).toEqual([second.id])
    await world.settle()
    expect(only(workspace)).toMatchObject({ state: 'delivered' })
    expect(world.server.of(filingId).revisions[0]?.content).toMatchObject({ note: '改好了' })
  })

  it('a damaged photo names itself; the others have arrived, and replacing it is enough', async () => {
    const { world, workspace } = await ready()
    const good = await workspace.attach(filingId, 'done', world.shot('good'), '近景')
    const bad = await workspace.attach(filingId, 'done', world.shot('bad'), '远景')
    world.bytes.files.set(bad.id, new TextEncoder().encode('rotten'))
    const { id } = await workspace.submit(filingId)
    await world.settle()
    const entry = workspace.entry(id)
    expect(entry).toMatchObject({ state: 'refused', problem: 'file-damaged', culprit: bad.id })
    expect(entry?.reason).toBe('第 2 张照片文件已损坏，打不开。报告正文和其余照片完好，换掉这一张就能再送。')
    expect(world.server.blobs.has(good.sha256)).toBe(true)
    workspace.revise(id)
    await workspace.detach(filingId, bad.id)
    await workspace.attach(filingId, 'done', world.shot('better'), '远景')
    await workspace.submit(filingId)
    await world.settle()
    expect(only(workspace)).toMatchObject({ state: 'delivered', progress: { sentFiles: 2, totalFiles: 2 } })
  })

  it('a photo that vanished from the phone names itself too', async () => {
    const { world, workspace } = await ready()
    const photo = await workspace.attach(filingId, 'done', world.shot('photo'), '近景')
    world.bytes.files.delete(photo.id)
    await workspace.submit(filingId)
    await world.settle()
    expect(only(workspace)).toMatchObject({ state: 'refused', culprit: photo.id })
  })

  it('damaged on the way is sent again without a word', async () => {
    const { world, workspace } = await ready()
    await workspace.attach(filingId, 'done', world.shot('photo'), '近景')
    const upload = world.server.upload.bind(world.server)
    let first = true
    world.server.upload = (piece) => {
      const bytes = first ? new TextEncoder().encode('noise').buffer : piece.bytes
      first = false
      return upload({ ...piece, bytes })
    }
    await workspace.submit(filingId)
    await world.settle()
    expect(only(workspace)).toMatchObject({ state: 'waiting', problem: 'evidence.hash-mismatch' })
    await world.pass(2_000)
    expect(only(workspace).state).toBe('delivered')
  })
})

describe('one stuck entry', () => {
  it('OB6 never blocks the others', async () => {
    const { world, workspace } = await ready()
    await filled(world, workspace, otherFilingId)
    await world.goOffline()
    const stuck = await workspace.submit(filingId)
    await world.pass(10)
    const other = await workspace.submit(otherFilingId)
    world.faults = [{ call: 'push', lost: 'request' }]
    await world.goOnline()
    expect(workspace.entry(stuck.id)?.state).toBe('waiting')
    expect(workspace.entry(other.id)?.state).toBe('delivered')
  })

  it('OB6 a request that never answers is given up, and the next one goes', async () => {
    const { world, workspace } = await ready()
    await filled(world, workspace, otherFilingId)
    world.faults = [{ call: 'push', hangs: 'request' }]
    const stuck = await workspace.submit(filingId)
    const other = await workspace.submit(otherFilingId)
    await world.pass(31_000)
    expect(workspace.entry(other.id)?.state).toBe('delivered')
    await world.pass(5_000)
    expect(workspace.entry(stuck.id)?.state).toBe('delivered')
    expect(world.server.of(filingId).revisions).toHaveLength(1)
  })
})

describe('OB7 pauses', () => {
  it('double up to five minutes, of which half is jitter', async () => {
    const { world, workspace } = await ready()
    world.faults = Array.from({ length: 14 }, () => ({ call: 'lacking', lost: 'request' }) as const)
    await workspace.submit(filingId)
    const pauses: number[] = []
    for (let turn = 0; turn < 12; turn += 1) {
      await world.settle()
      const { nextAttemptAt, lastAttemptAt } = only(workspace)
      pauses.push(Date.parse(nextAttemptAt ?? '') - Date.parse(lastAttemptAt ?? ''))
      await world.pass(pauses.at(-1) ?? 0)
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 150, 150, 150, 150].map((seconds) => seconds * 1000))
  })

  it.each([
    ['the network comes back', (world: World) => world.goOnline()],
    ['the app is shown again', (world: World) => world.show()],
  ])('end at once when %s', async (_, wake) => {
    const { world, workspace } = await ready()
    world.faults = Array.from({ length: 8 }, () => ({ call: 'lacking', lost: 'request' }) as const)
    await workspace.submit(filingId)
    await world.pass(200_000)
    expect(only(workspace).state).toBe('waiting')
    world.faults = []
    await world.goOffline()
    await wake(Object.assign(world, { online: true }))
    await world.pass(5_000)
    expect(only(workspace).state).toBe('delivered')
  })

  it('end when the person taps 现在再试', async () => {
    const { world, workspace } = await ready()
    world.faults = [{ call: 'push', lost: 'request' }]
    await workspace.submit(filingId)
    await world.settle()
    workspace.retryNow()
    await world.settle()
    expect(only(workspace).state).toBe('delivered')
  })

  it('a request cut off by a dead network is broken off when the network returns, within 5 s', async () => {
    const { world, workspace } = await ready()
    world.faults = [{ call: 'push', hangs: 'request' }]
    await workspace.submit(filingId)
    await world.settle()
    expect(only(workspace).state).toBe('sending')
    await world.goOffline()
    await world.goOnline()
    await world.pass(5_000)
    expect(only(workspace).state).toBe('delivered')
  })

  it('a clock set back by years makes no pause of years', async () => {
    const { world, workspace } = await ready()
    world.faults = [{ call: 'push', lost: 'request' }]
    await workspace.submit(filingId)
    await world.settle()
    world.shift = -3 * 365 * 86_400_000
    await world.pass(10_000)
    expect(only(workspace).state).toBe('delivered')
  })
})

it('OB7 a full phone whose clock was set back still pauses between its tries', async () => {
  const { world, workspace } = await ready()
  world.faults = [{ call: 'push', lost: 'reply' }]
  const { id } = await workspace.submit(filingId)
  await world.settle()
  expect(workspace.entry(id)?.nextAttemptAt).not.toBeNull()
  world.life.full = true
  world.shift = -400 * 86_400_000
  await world.pass(60_000) // without a pause this would never end
  expect(workspace.entry(id)?.tries).toBe(1)
  world.life.full = false
  await world.pass(60_000)
  expect(only(workspace)).toMatchObject({ state: 'delivered' })
})

describe('late receipts', () => {
  it('OB4 an answer after we stopped waiting still delivers', async () => {
    const { world, workspace } = await ready()
    let answer = () => {}
    const push = world.server.push.bind(world.server)
    const late = new Promise<void>((resolve) => {
      answer = resolve
    })
    let pushes = 0
    world.server.push = ((revision: Parameters<typeof push>[0]) =>
      // the second try gets no answer at all
      pushes++ === 0 ? late.then(() => push(revision)) : new Promise(() => {})) as never
    await workspace.submit(filingId)
    await world.pass(31_000)
    expect(only(workspace).state).not.toBe('delivered')
    answer()
    await world.settle()
    expect(only(workspace)).toMatchObject({ state: 'delivered' })
  })

  it('OB4 a receipt that comes with the feed delivers', async () => {
    const { world, workspace } = await ready()
    world.faults = [{ call: 'push', lost: 'reply' }]
    await workspace.submit(filingId)
    await world.settle()
    expect(only(workspace).state).toBe('waiting')
    await workspace.refresh()
    expect(only(workspace).state).toBe('delivered')
    expect(workspace.conflict(filingId)).toBeNull()
  })
})

describe('OB5 restarts', () => {
  it('what was being sent is sent again under the same number, and is not doubled', async () => {
    const { world, workspace } = await ready()
    world.faults = [{ call: 'push', hangs: 'reply' }]
    const { id } = await workspace.submit(filingId)
    await world.settle()
    expect(workspace.entry(id)?.state).toBe('sending')
    const again = await world.start()
    await world.settle()
    expect(again.entry(id)).toMatchObject({ state: 'delivered', tries: 2 })
    expect(world.server.arrivals).toEqual([id, id])
    expect(world.server.of(filingId).revisions).toHaveLength(1)
  })

  it('drafts, entries and receipts are as they were', async () => {
    const { world, workspace } = await ready()
    await workspace.submit(filingId)
    await world.settle()
    await filled(world, workspace, otherFilingId)
    const before = { entries: workspace.entries(), drafts: workspace.drafts(), filings: workspace.filings() }
    world.online = false
    const again = await world.start()
    expect(again.entries()).toEqual(before.entries)
    expect(again.drafts()).toEqual(before.drafts)
    expect(again.filings()).toEqual(before.filings)
    expect(again.lastPulledAt).not.toBeNull()
  })
})

describe('OB9, OB10 edits of something on its way', () => {
  it('before it left: the new version takes its place', async () => {
    const { world, workspace } = await ready()
    await world.goOffline()
    await workspace.submit(filingId)
    workspace.edit(filingId, 'note', '又想起')
    expect(workspace.entries()).toHaveLength(1)
    const second = await workspace.submit(filingId)
    expect(workspace.entries().map((entry) => entry.id)).toEqual([second.id])
    await world.goOnline()
    expect(world.server.of(filingId).revisions.map((revision) => revision.content)).toEqual([
      { figures: { done: '7', spent: '3.20' }, note: '又想起' },
    ])
  })

  it('while it is being sent: nothing is swallowed, the next submit queues behind it on its number', async () => {
    const { world, workspace } = await ready()
    world.faults = [{ call: 'push', hangs: 'request' }]
    const first = await workspace.submit(filingId)
    await world.settle()
    workspace.edit(filingId, 'note', '送的时候改的')
    const second = await workspace.submit(filingId)
    expect(workspace.entries().map((entry) => entry.id)).toEqual([first.id, second.id])
    await world.pass(40_000)
    expect(workspace.entry(first.id)?.state).toBe('delivered')
    // the first one is being reviewed now; the second waits, whole, on the first one's number
    expect(workspace.entry(second.id)).toMatchObject({ state: 'deferred', problem: 'filing.in-review' })
    expect(workspace.entry(second.id)?.push).toMatchObject({ base: 1, content: { note: '送的时候改的' } })
    world.server.return(filingId)
    await workspace.refresh()
    workspace.revise(second.id)
    await workspace.submit(filingId)
    await world.settle()
    expect(world.server.of(filingId).revisions.map((revision) => revision.number)).toEqual([1, 2])
  })

  it('a draft written on while it was sent stands on the delivered number', async () => {
    const { world, workspace } = await ready()
    world.faults = [{ call: 'push', hangs: 'request' }]
    await workspace.submit(filingId)
    await world.settle()
    workspace.edit(filingId, 'note', '补一句')
    await world.pass(40_000)
    expect(workspace.draft(filingId)).toMatchObject({ base: 1, replaces: null, content: { note: '补一句' } })
    await expect(workspace.submit(filingId)).rejects.toMatchObject({ code: 'filing.in-review' })
    world.server.return(filingId)
    await workspace.refresh()
    expect(workspace.conflict(filingId)).toBeNull()
    await workspace.submit(filingId)
    await world.settle()
    expect(world.server.of(filingId).revisions).toHaveLength(2)
  })

  it('while the fate of the first is unknown, the second never takes its place', async () => {
    const { world, workspace } = await ready()
    world.faults = [{ call: 'push', lost: 'reply' }]
    const first = await workspace.submit(filingId)
    await world.settle()
    await world.goOffline()
    workspace.edit(filingId, 'note', '断网后改的')
    await workspace.submit(filingId)
    expect(workspace.entries()).toHaveLength(2)
    await world.goOnline()
    expect(workspace.entry(first.id)?.state).toBe('delivered')
    expect(workspace.entries()[1]).toMatchObject({ state: 'deferred', problem: 'filing.in-review' })
  })
})

describe('OB15 a version behind one that turns out delivered', () => {
  async function deferred() {
    const { world, workspace } = await ready()
    world.faults = [{ call: 'push', lost: 'reply' }]
    await workspace.submit(filingId)
    await world.settle()
    workspace.edit(filingId, 'note', '没等到答复时改的')
    const { id } = await workspace.submit(filingId)
    await world.pass(10_000)
    return { world, workspace, id }
  }

  it('waits for the return, counts as not delivered, and is not sent again meanwhile', async () => {
    const { world, workspace, id } = await deferred()
    expect(workspace.entry(id)).toMatchObject({ state: 'deferred', problem: 'filing.in-review' })
    expect(workspace.entry(id)?.reason).toMatch(/^上一版已送达，正在审核。.*被退回后接着改/)
    expect(workspace.unsentCount).toBe(1)
    expect(workspace.standing(filingId)).toBe('in-review')
    world.calls.length = 0
    workspace.retryNow()
    await world.pass(600_000)
    expect(world.calls).not.toContain('push')
  })

  it('is what the correction starts from once the filing is returned, and goes in its place', async () => {
    const { world, workspace, id } = await deferred()
    world.server.return(filingId)
    await workspace.refresh()
    expect(workspace.standing(filingId)).toBe('returned')
    expect(workspace.entry(id)?.reason).toMatch(/^上一版已被退回/)
    expect(workspace.startDraft(filingId)).toMatchObject({
      base: 1,
      answers: 1,
      replaces: id,
      content: { note: '没等到答复时改的' },
    })
    await workspace.submit(filingId)
    await world.settle()
    expect(workspace.entry(id)).toBeNull()
    expect(world.server.of(filingId).revisions.map((revision) => revision.content.note)).toEqual([
      '',
      '没等到答复时改的',
    ])
  })

  it('says so when the filing is settled without it', async () => {
    const { world, workspace, id } = await deferred()
    Object.assign(world.server.of(filingId), { at: 'final', seq: 1_000 })
    await workspace.refresh()
    expect(workspace.entry(id)?.reason).toMatch(/^上一版已经办结/)
    expect(await workspace.discard(id)).toBe(true)
  })
})

it('OB10 the second waits as long as the fate of the first is open', async () => {
  const { world, workspace } = await ready()
  world.faults = [
    { call: 'push', lost: 'reply' },
    { call: 'push', lost: 'request' },
    { call: 'push', lost: 'request' },
  ]
  const first = await workspace.submit(filingId)
  await world.settle()
  workspace.edit(filingId, 'note', '改')
  await workspace.submit(filingId)
  await world.settle()
  expect(world.server.arrivals).toEqual([first.id])
  expect(workspace.entries().map((entry) => [entry.state, entry.tries])).toEqual([
    ['waiting', 2],
    ['queued', 0],
  ])
})

describe('the person decides', () => {
  it('set aside is not sent, resumed is', async () => {
    const { world, workspace } = await ready()
    await world.goOffline()
    const { id } = await workspace.submit(filingId)
    await workspace.setAside(id)
    await world.goOnline()
    await world.pass(600_000)
    expect(only(workspace)).toMatchObject({ state: 'set-aside', tries: 0 })
    await workspace.resume(id)
    await world.settle()
    expect(only(workspace).state).toBe('delivered')
  })

  it('discarding takes the entry and its photos, and never a delivered one', async () => {
    const { world, workspace } = await ready()
    await workspace.attach(filingId, 'done', world.shot('photo'), '近景')
    await world.goOffline()
    const { id } = await workspace.submit(filingId)
    expect(await workspace.discard(id)).toBe(true)
    expect(workspace.entries()).toEqual([])
    expect(world.bytes.files.size).toBe(0)
    await world.goOnline()
    await filled(world, workspace)
    const sent = await workspace.submit(filingId)
    await world.settle()
    expect(await workspace.discard(sent.id)).toBe(false)
    expect(workspace.entry(sent.id)?.state).toBe('delivered')
  })

  it('what is being sent cannot be discarded', async () => {
    const { world, workspace } = await ready()
    world.faults = [{ call: 'push', hangs: 'request' }]
    const { id } = await workspace.submit(filingId)
    await world.settle()
    expect(await workspace.discard(id)).toBe(false)
    expect(only(workspace).id).toBe(id)
  })
})

describe('OB14 the phone forgets delivered work after 14 days and nothing else', () => {
  it('keeps it 14 days, files included, then lets go of both', async () => {
    const { world, workspace } = await ready()
    await workspace.attach(filingId, 'done', world.shot('photo'), '近景')
    await workspace.submit(filingId)
    await world.settle()
    world.now += 13 * 86_400_000
    const later = await world.start()
    expect(later.entries()).toHaveLength(1)
    expect(world.bytes.files.size).toBe(1)
    world.now += 2 * 86_400_000
    const last = await world.start()
    expect(last.entries()).toEqual([])
    expect(world.bytes.files.size).toBe(0)
  })

  it('never touches unsent work, however old', async () => {
    const { world, workspace } = await ready()
    await workspace.attach(filingId, 'done', world.shot('photo'), '近景')
    await world.goOffline()
    await workspace.submit(filingId)
    world.now += 400 * 86_400_000
    const later = await world.start()
    expect(later.entries()).toHaveLength(1)
    expect(await later.clearDelivered()).toBe(0)
    expect(world.bytes.files.size).toBe(1)
    expect(later.usage()).toMatchObject({ unsentCount: 1, clearableCount: 0 })
  })

  it('clears delivered photos when asked; the receipt stays', async () => {
    const { world, workspace } = await ready()
    await workspace.attach(filingId, 'done', world.shot('photo'), '近景')
    await workspace.submit(filingId)
    await world.settle()
    expect(workspace.usage()).toMatchObject({ bytes: 5, clearableBytes: 5, unsentBytes: 0 })
    expect(await workspace.clearDelivered()).toBe(5)
    expect(world.bytes.files.size).toBe(0)
    expect(only(workspace)).toMatchObject({ state: 'delivered', filesCleared: true })
    expect(only(workspace).receipt).not.toBeNull()
  })
})
