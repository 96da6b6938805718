/**
 * OB11: the app is killed after every single write of a report's way from first keystroke to delivery; the next run
 * finds everything that was promised as kept, nothing twice, and takes it to the server exactly once.
 */

import { valueAt } from '@domain/filings/content'
import { receiptCovers } from '@domain/sync/protocol'
import fc from 'fast-check'
import type { EvidenceRef, Workspace } from '../../mobile/src/sync/workspace.types'
import { type Bytes, Life, sha256 } from './support/storage'
import { filingId, World, zeng } from './support/world'

/** What the phone has told the person to be kept. */
interface Promised {
  edits: Map<string, string>
  photos: EvidenceRef[]
  detached: Set<string>
  /** Asked for, not yet confirmed: both is right. */
  detaching: Set<string>
  submitted: string | null
}

const steps = [
  'pull',
  'fill',
  'photo one',
  'photo two',
  'take out one',
  'shoot again',
  'edit more',
  'submit',
  'send',
  'clear',
] as const

/** The person's way; every awaited step that returns is a promise. */
async function walk(world: World, workspace: Workspace, promised: Promised): Promise<void> {
  const edit = async (path: string, value: string) => {
    workspace.edit(filingId, path, value)
    await workspace.flush()
    promised.edits.set(path, value)
  }
  const shoot = async (words: string) => {
    promised.photos.push(await workspace.attach(filingId, 'done', world.shot(words), '近景'))
  }
  await workspace.refresh()
  workspace.startDraft(filingId)
  await edit('figures.done', '7')
  await edit('figures.spent', '3.20')
  await shoot('photo one')
  await shoot('photo two')
  const [first] = promised.photos
  if (first) {
    promised.detaching.add(first.id)
    await workspace.detach(filingId, first.id)
    promised.detaching.delete(first.id)
    promised.detached.add(first.id)
  }
  await shoot('photo three')
  await edit('note', '已核对')
  promised.submitted = (await workspace.submit(filingId)).id
  await world.settle()
  await workspace.clearDelivered()
}

/** Everything that lies on the phone or with the server, wherever it is. */
function everywhere(world: World, workspace: Workspace) {
  const draft = workspace.draft(filingId)
  const entries = workspace.entries()
  const revisions = world.server.of(filingId).revisions
  return { draft, entries, revisions }
}

function expectKept(world: World, workspace: Workspace, promised: Promised): void {
  const { draft, entries, revisions } = everywhere(world, workspace)
  const latest = draft ?? entries.at(-1)?.push ?? revisions.at(-1)
  for (const [path, value] of promised.edits) {
    expect(valueAt(latest?.content, path)).toBe(value)
  }
  const evidence = latest?.evidence ?? []
  for (const photo of promised.photos) {
    const inPlace = evidence.some((item) => item.id === photo.id)
    if (promised.detaching.has(photo.id)) continue
    if (promised.detached.has(photo.id)) expect(inPlace).toBe(false)
    else expect(inPlace).toBe(true)
  }
  expect(new Set(evidence.map((item) => item.id)).size).toBe(evidence.length)
  expect(new Set(evidence.map((item) => item.sha256)).size).toBe(evidence.length)
  if (promised.submitted !== null) {
    expect(entries.map((entry) => entry.id)).toContain(promised.submitted)
    expect(draft).toBeNull()
  }
  // a file of unsent work is never gone, and what is kept is what was hashed
  const needed = [
    ...(draft?.evidence ?? []),
    ...entries.filter((e) => e.state !== 'delivered').flatMap((e) => e.push.evidence),
  ]
  for (const item of needed) {
    const held = [...world.bytes.files.values()].some((bytes) => sha256(bytes) === item.sha256)
    expect(held).toBe(true)
  }
}

/** The person goes on where the killed run left off. */
async function finish(world: World, workspace: Workspace, promised: Promised): Promise<void> {
  await workspace.refresh()
  await world.pass(5_000)
  if (workspace.entries().length === 0) {
    workspace.startDraft(filingId)
    workspace.edit(filingId, 'figures.done', '7')
    promised.submitted = (await workspace.submit(filingId)).id
  }
  await world.pass(60_000)
  const { draft, entries, revisions } = everywhere(world, workspace)
  expect(draft).toBeNull()
  expect(entries.map((entry) => entry.state)).toEqual(['delivered'])
  const [entry] = entries
  expect(entry?.receipt && receiptCovers(entry.receipt, entry.push)).toBe(true)
  expect(revisions).toHaveLength(1)
  expect(revisions[0]?.id).toBe(entry?.id)
  for (const item of revisions[0]?.evidence ?? []) expect(world.server.blobs.has(item.sha256)).toBe(true)
  await workspace.clearDelivered()
  expect(leftOvers(world.bytes)).toEqual([])
}

/** Files and intents that nothing points to any more. */
function leftOvers(bytes: Bytes): string[] {
  return [...bytes.files.keys(), ...[...bytes.values.keys()].filter((key) => key.includes('/shot/'))]
}

const nothingPromised = (): Promised => ({
  edits: new Map(),
  photos: [],
  detached: new Set(),
  detaching: new Set(),
  submitted: null,
})

/** Runs the way with a life of so many writes; resolves when it is through or dead. */
async function liveFor(world: World, writes: number, promised: Promised): Promise<Life> {
  const life = new Life(writes)
  const run = (async () => {
    const workspace = await world.start(zeng, life)
    await walk(world, workspace, promised)
  })()
  run.catch((error: unknown) => {
    if (!life.dead) throw error
  })
  let through = false
  void run.then(() => {
    through = true
  })
  while (!through && !life.dead) await new Promise(setImmediate)
  await world.settle()
  return life
}

async function writesOfTheWholeWay(): Promise<number> {
  const life = await liveFor(new World(), Number.POSITIVE_INFINITY, nothingPromised())
  return life.writes
}

describe('killed after any write', () => {
  it(`OB11 loses nothing and doubles nothing on the way: ${steps.join(', ')}`, async () => {
    const total = await writesOfTheWholeWay()
    expect(total).toBeGreaterThan(20)
    for (let writes = 1; writes <= total; writes += 1) {
      const world = new World()
      const promised = nothingPromised()
      await liveFor(world, writes, promised)
      const workspace = await world.start()
      expectKept(world, workspace, promised)
      await finish(world, workspace, promised)
    }
  }, 120_000)

  it('OB11 is killed again while it recovers, and still loses nothing', async () => {
    const total = await writesOfTheWholeWay()
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: total }),
        fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 4 }),
        async (writes, again) => {
          const world = new World()
          const promised = nothingPromised()
          await liveFor(world, writes, promised)
          for (const more of again) {
            const life = new Life(more)
            void world.start(zeng, life).then(
              () => world.settle(),
              () => {},
            )
            await world.settle()
          }
          const workspace = await world.start()
          expectKept(world, workspace, promised)
          await finish(world, workspace, promised)
        },
      ),
      { numRuns: 60 },
    )
  }, 120_000)
})
