/**
 * SY4, MG1–MG5 as a model: two devices of one officer report the same filings in any order of writing, handing in,
 * losing the network, pulling and comparing. Whatever the order, nothing is overwritten unseen, and both end alike.
 */
import fc from 'fast-check'
import type { Workspace } from '../../mobile/src/sync/workspace.types'
import { filingId, World } from './support/world'

/** The server's own history is the model: see `look`. */
type Model = Record<string, never>

interface Real {
  readonly worlds: readonly World[]
  readonly workspaces: readonly Workspace[]
}

type Command = fc.AsyncCommand<Model, Real, false>
let words = 0

const on = (real: Real, device: number) => ({
  world: real.worlds[device] as World,
  workspace: real.workspaces[device] as Workspace,
})

class Write implements Command {
  constructor(readonly device: number) {}
  check = () => true
  async run(_: Model, real: Real): Promise<void> {
    const { world, workspace } = on(real, this.device)
    words += 1
    workspace.edit(filingId, 'note', `d${this.device}-${words}`)
    workspace.edit(filingId, 'figures.done', String(words))
    await workspace.flush()
    await workspace.submit(filingId).catch(() => null)
    await world.settle()
    look(real)
  }
  toString = () => `device ${this.device} writes and hands in`
}

class Compare implements Command {
  constructor(
    readonly device: number,
    readonly choice: 'mine' | 'theirs',
  ) {}
  check = () => true
  async run(_: Model, real: Real): Promise<void> {
    const { world, workspace } = on(real, this.device)
    const conflict = workspace.conflict(filingId)
    if (!conflict) return
    const open = conflict.fields.map((field) => [field.path, this.choice] as const)
    await workspace.settle(filingId, Object.fromEntries(open))
    await workspace.submit(filingId).catch(() => null)
    await world.settle()
    look(real)
  }
  toString = () => `device ${this.device} compares and takes ${this.choice}`
}

class Happen implements Command {
  constructor(
    readonly what: 'offline' | 'online' | 'pull' | 'return' | 'lose',
    readonly device: number,
  ) {}
  check = () => true
  async run(_: Model, real: Real): Promise<void> {
    const { world, workspace } = on(real, this.device)
    if (this.what === 'offline') await world.goOffline()
    if (this.what === 'online') await world.goOnline()
    if (this.what === 'pull') await workspace.refresh()
    if (this.what === 'lose') world.faults.push({ call: 'push', lost: 'reply' })
    if (this.what === 'return' && world.server.of(filingId).at === 'unit-head') world.server.return(filingId)
    await world.settle()
    look(real)
  }
  toString = () => `${this.what} ${this.device}`
}

/** Every revision was written on the one before it, and what a device calls delivered is there. */
function look({ worlds, workspaces }: Real): void {
  const { revisions } = (worlds[0] as World).server.of(filingId)
  expect(revisions.map((revision) => revision.number)).toEqual(revisions.map((_, index) => index + 1))
  const ids = revisions.map((revision) => revision.id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const workspace of workspaces) {
    for (const entry of workspace.entries()) {
      if (entry.state !== 'delivered') continue
      const at = ids.indexOf(entry.id)
      expect(at).toBeGreaterThanOrEqual(0)
      expect(entry.push.base).toBe(at)
    }
  }
}

/** Both come online, compare and hand in until nothing is left to do. */
async function converge(real: Real): Promise<void> {
  for (let round = 0; round < 8; round += 1) {
    for (const device of [0, 1]) {
      const { world, workspace } = on(real, device)
      world.faults = []
      await world.goOnline()
      await world.pass(400_000)
      if (world.server.of(filingId).at === 'unit-head') world.server.return(filingId)
      await workspace.refresh()
      const conflict = workspace.conflict(filingId)
      if (conflict) {
        await workspace.settle(
          filingId,
          Object.fromEntries(conflict.fields.map((field) => [field.path, 'mine'])),
        )
      } else if (workspace.entries().some((entry) => entry.state !== 'delivered')) {
        workspace.startDraft(filingId)
      }
      if (workspace.draft(filingId)) await workspace.submit(filingId).catch(() => null)
      await world.pass(400_000)
      look(real)
    }
  }
  for (const world of real.worlds) await world.settle()
  for (const workspace of real.workspaces) await workspace.refresh()
}

it('SY4, MG1–MG5 two devices converge in whatever order their versions arrive', async () => {
  const device = fc.integer({ min: 0, max: 1 })
  const commands = fc.commands<Model, Real, false>(
    [
      device.map((one) => new Write(one)),
      fc.tuple(device, fc.constantFrom('mine' as const, 'theirs' as const)).map((of) => new Compare(...of)),
      fc
        .tuple(
          fc.constantFrom(
            'offline' as const,
            'online' as const,
            'pull' as const,
            'return' as const,
            'lose' as const,
          ),
          device,
        )
        .map((of) => new Happen(...of)),
    ],
    { size: '+1', maxCommands: 20 },
  )
  await fc.assert(
    fc.asyncProperty(commands, async (run) => {
      const first = new World()
      const second = new World(first.server)
      second.nextId = 500_000
      const worlds = [first, second]
      const workspaces = [await first.start(), await second.start()]
      for (const workspace of workspaces) await workspace.refresh()
      const real = { worlds, workspaces }
      await fc.asyncModelRun(() => ({ model: {}, real }), run)
      await converge(real)
      const { revisions } = first.server.of(filingId)
      const seen = workspaces.map((workspace) => workspace.filing(filingId)?.revision)
      expect(seen).toEqual([revisions.length, revisions.length])
      for (const workspace of workspaces) {
        expect(workspace.draft(filingId)).toBeNull()
        expect(workspace.entries().filter((entry) => entry.state !== 'delivered')).toEqual([])
      }
    }),
    { numRuns: Number(process.env.STORMS ?? 40) },
  )
}, 300_000)
