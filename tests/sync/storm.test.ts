/**
 * A phone through random weather: edits, photos, submits, lost requests and replies, kills, returns, a colleague who
 * files in between. Whatever happens, nothing submitted is lost, nothing is doubled, and only receipts deliver.
 * The seed of a failing run is printed by fast-check; failing seeds stay here as named cases.
 */

import { receiptCovers } from '@domain/sync/protocol'
import fc from 'fast-check'
import type { Workspace } from '../../mobile/src/sync/workspace.types'
import { Life, sha256 } from './support/storage'
import { type Fault, filingId, otherFilingId, World, zeng } from './support/world'

type Action =
  | { readonly do: 'edit'; readonly id: string; readonly text: string }
  | { readonly do: 'shoot' | 'submit' | 'takeOut' | 'settleConflict' | 'discardRefused'; readonly id: string }
  | { readonly do: 'offline' | 'online' | 'show' | 'retry' | 'refresh' | 'restart' | 'tidy' }
  | { readonly do: 'return' | 'colleague'; readonly id: string }
  | { readonly do: 'kill'; readonly writes: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'fault'; readonly fault: Fault }

const filings = fc.constantFrom(filingId, otherFilingId)
const calls = fc.constantFrom('lacking', 'upload', 'push', 'pull') as fc.Arbitrary<Fault['call']>
const faults: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ call: calls, lost: fc.constantFrom('request' as const, 'reply' as const) }),
  fc.record({ call: calls, hangs: fc.constantFrom('request' as const, 'reply' as const) }),
  fc.record({ call: fc.constant('push' as const), answers: fc.constantFrom({}, null, 'portal') }),
)
const actions: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      id: filings,
      text: fc.string({ maxLength: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('shoot' as const), id: filings }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('submit' as const), id: filings }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('takeOut' as const), id: filings }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('settleConflict' as const), id: filings }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('offline' as const, 'online' as const, 'show' as const, 'retry' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('refresh' as const, 'restart' as const, 'tidy' as const) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('return' as const), id: filings }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('colleague' as const), id: filings }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('kill' as const), writes: fc.integer({ min: 1, max: 12 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(100, 3_000, 40_000) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('fault' as const), fault: faults }) },
)

class Storm {
  readonly world = new World()
  private workspace: Workspace | null = null
  /** The last submit of each filing that was confirmed to the person. */
  private readonly confirmed = new Map<string, string>()
  private shots = 0

  async begin(): Promise<void> {
    this.workspace = await this.world.start()
    await this.workspace.refresh()
  }

  async act(action: Action): Promise<void> {
    const { world } = this
    const workspace = this.workspace as Workspace
    switch (action.do) {
      case 'edit':
        workspace.edit(action.id, 'note', action.text)
        workspace.edit(action.id, 'figures.done', '7')
        break
      case 'shoot':
        await this.live(workspace.attach(action.id, 'done', world.shot(`photo ${++this.shots}`), '近景'))
        break
      case 'takeOut': {
        const photo = workspace.draft(action.id)?.evidence[0]
        if (photo) await this.live(workspace.detach(action.id, photo.id))
        break
      }
      case 'submit': {
        // from here on a new entry may take the place of the last one, whether or not it is confirmed
        const before = this.confirmed.get(action.id)
        this.confirmed.delete(action.id)
        const entry = await this.live(workspace.submit(action.id))
        const kept = entry?.id ?? (world.life.dead ? undefined : before)
        if (kept !== undefined) this.confirmed.set(action.id, kept)
        break
      }
      case 'settleConflict': {
        const conflict = workspace.conflict(action.id)
        if (!conflict) break
        const choices = Object.fromEntries(conflict.fields.map((field) => [field.path, 'mine' as const]))
        await this.live(workspace.settle(action.id, choices))
        break
      }
      case 'offline':
        await world.goOffline()
        break
      case 'online':
        await world.goOnline()
        break
      case 'show':
        await world.show()
        break
      case 'retry':
        workspace.retryNow()
        break
      case 'refresh':
        await this.live(workspace.refresh())
        break
      case 'tidy':
        await this.live(workspace.clearDelivered())
        break
      case 'return':
        if (world.server.of(action.id).at !== 'author') world.server.return(action.id)
        break
      case 'colleague':
        if (world.server.of(action.id).at === 'author')
          world.server.fileElsewhere(action.id, { figures: { done: '1', spent: '1' }, note: '同事' })
        break
      case 'kill':
        Object.assign(world.life, { lastWrite: world.life.writes + action.writes })
        break
      case 'wait':
        await world.pass(action.ms)
        break
      case 'fault':
        world.faults.push(action.fault)
        break
      case 'restart':
        this.workspace = await world.start()
        break
    }
    await world.settle()
    if (world.life.dead) this.workspace = await world.start(zeng, new Life())
    this.check()
  }

  /** What the person gets to see: the result, or nothing when it was refused or the app died. */
  private async live<T>(work: Promise<T>): Promise<T | null> {
    let result: T | null = null
    let done = false
    work
      .then((value) => {
        result = value
      })
      .catch(() => {})
      .finally(() => {
        done = true
      })
    for (let turn = 0; turn < 400 && !done && !this.world.life.dead; turn += 1) {
      await new Promise(setImmediate)
      if (turn > 20) await this.world.pass(5_000)
    }
    return this.world.life.dead ? null : result
  }

  check(): void {
    const workspace = this.workspace as Workspace
    const entries = workspace.entries()
    const ids = new Set(entries.map((entry) => entry.id))
    for (const entry of entries) {
      const revision = this.world.server
        .of(entry.filingId)
        .revisions.find((candidate) => candidate.id === entry.id)
      if (entry.state === 'delivered') {
        // OB3: never without the server's having it, whole
        expect(revision?.receipt).toEqual(entry.receipt)
        expect(entry.receipt && receiptCovers(entry.receipt, entry.push)).toBe(true)
        for (const item of entry.push.evidence) expect(this.world.server.blobs.has(item.sha256)).toBe(true)
      } else {
        // OB14: its photos are here, or with the server from an earlier revision
        for (const item of entry.push.evidence) expect(this.isSomewhere(item.sha256)).toBe(true)
        expect(entry.reason).not.toBe('')
      }
    }
    for (const id of this.confirmed.values()) expect(ids).toContain(id)
    for (const draft of workspace.drafts()) {
      for (const item of draft.evidence) expect(this.isSomewhere(item.sha256)).toBe(true)
      expect(new Set(draft.evidence.map((item) => item.id)).size).toBe(draft.evidence.length)
    }
    for (const filing of this.world.server.filings.values()) {
      const numbers = filing.revisions.map((revision) => revision.number)
      expect(numbers).toEqual(numbers.map((_, index) => index + 1))
      expect(new Set(filing.revisions.map((revision) => revision.id)).size).toBe(numbers.length)
    }
  }

  private isSomewhere(hash: string): boolean {
    if (this.world.server.blobs.has(hash)) return true
    return [...this.world.bytes.files.values()].some((bytes) => sha256(bytes) === hash)
  }

  /** The weather clears: whatever waits by itself goes out, and nothing is left over. */
  async clear(): Promise<void> {
    this.world.faults = []
    this.world.life.dead = true
    this.workspace = await this.world.start()
    await this.world.goOnline()
    await this.world.pass(1_000_000)
    this.check()
    const stuck = this.workspace
      .entries()
      .filter((entry) => ['queued', 'waiting', 'sending'].includes(entry.state))
    expect(stuck).toEqual([])
    expect([...this.world.bytes.values.keys()].filter((key) => key.includes('/shot/'))).toEqual([])
  }
}

async function weather(run: readonly Action[]): Promise<void> {
  const storm = new Storm()
  await storm.begin()
  for (const action of run) await storm.act(action)
  await storm.clear()
}

describe('a phone in a storm', () => {
  it('OB1–OB14 loses and doubles nothing', async () => {
    const numRuns = Number(process.env.STORMS ?? 120)
    await fc.assert(fc.asyncProperty(fc.array(actions, { minLength: 5, maxLength: 40 }), weather), {
      numRuns,
    })
  }, 600_000)
})
