/** A phone in a world of its own: time moves when told to, the network does what the test says. */
import { openWorkspace, type Ports } from '../../../mobile/src/sync/account-workspace'
import { silence } from '../../../mobile/src/sync/failure'
import type { Captured, Transport } from '../../../mobile/src/sync/ports'
import type { TroubleCode } from '../../../mobile/src/sync/troubles'
import type { Account, Workspace } from '../../../mobile/src/sync/workspace.types'
import { kinds } from './kind'
import { overTheWire, ServerModel } from './server'
import { type Bytes, filesOver, freshBytes, Life, never, storeOver } from './storage'

export const filingId = '11111111-1111-4111-8111-111111111111'
export const otherFilingId = '22222222-2222-4222-8222-222222222222'

export const zeng: Account = {
  accountId: 'zeng',
  name: '曾丽华',
  assignments: [{ role: 'author', unitId: 'u1', departmentId: null, sectionId: null, districtId: 'd1' }],
}
export const li: Account = { ...zeng, accountId: 'li', name: '李建平' }

type Call = 'diary' | 'keepDiary' | 'pull' | 'lacking' | 'upload' | 'offset' | 'push'
/** What becomes of one call: before the server sees it, or after it has answered. */
export type Fault =
  | { readonly call: Call; readonly lost: 'request' | 'reply'; readonly as?: TroubleCode }
  | { readonly call: Call; readonly hangs: 'request' | 'reply' }
  | { readonly call: Call; readonly answers: unknown }
  | { readonly call: Call; readonly throws: Error }

export class World {
  readonly server: ServerModel
  readonly bytes: Bytes
  /** Time that passes; the phone's wall clock shows it, shifted as somebody set it. */
  now = Date.UTC(2026, 7, 24, 1, 0, 0)
  shift = 0
  online = true
  signedIn = true
  life = new Life()
  /** Used up one by one, each by the first call that it names. */
  faults: Fault[] = []
  /** Every call that left the phone. */
  readonly calls: Call[] = []
  fixes: (() => ReturnType<Ports['locator']['fix']>) | null = null
  /** Ids begin behind it; two devices must not mint the same. */
  nextId = 0
  private timers: { at: number; fn: () => void }[] = []
  private readonly watchers = {
    network: new Set<(online: boolean) => void>(),
    show: new Set<() => void>(),
    hide: new Set<() => void>(),
    session: new Set<() => void>(),
  }

  constructor(server = new ServerModel(), bytes = freshBytes()) {
    this.server = server
    this.bytes = bytes
    if (server.filings.size === 0) {
      server.open(filingId, '残疾人康复救助')
      server.open(otherFilingId, '残疾人法律援助经费')
    }
  }

  /** A new run of the app over the same bytes; whatever ran before is dead. */
  async start(account = zeng, life = new Life()): Promise<Workspace> {
    this.life.dead = true
    this.life = life
    this.timers = []
    for (const set of Object.values(this.watchers)) set.clear()
    return openWorkspace(this.ports(life), account)
  }

  ports(life: Life): Ports {
    const on =
      <F>(set: Set<F>) =>
      (fn: F) => {
        set.add(fn)
        return () => void set.delete(fn)
      }
    return {
      store: storeOver(this.bytes, life),
      files: filesOver(this.bytes, life),
      transport: this.transport(life),
      clock: { wall: () => this.now + this.shift },
      timers: {
        after: (ms, fn) => {
          const timer = { at: this.now + ms, fn: () => (life.dead ? undefined : fn()) }
          this.timers.push(timer)
          return () => {
            this.timers = this.timers.filter((other) => other !== timer)
          }
        },
      },
      random: {
        uuid: async () => `aaaaaaaa-aaaa-4aaa-8aaa-${String(++this.nextId).padStart(12, '0')}`,
        fraction: () => 0,
      },
      signals: {
        isOnline: async () => this.online,
        onNetworkChange: on(this.watchers.network),
        onShow: on(this.watchers.show),
        onHide: on(this.watchers.hide),
      },
      locator: { fix: () => (this.fixes ? this.fixes() : Promise.resolve({ missing: 'denied' })) },
      kinds,
      session: {
        signedIn: () => this.signedIn,
        ended: () => {
          this.signedIn = false
        },
        subscribe: on(this.watchers.session),
      },
    }
  }

  private transport(life: Life): Transport {
    const { server } = this
    return {
      pull: (cursor) => this.call(life, 'pull', () => server.pull(cursor)),
      lacking: (_, hashes) => this.call(life, 'lacking', () => server.lacking(hashes)),
      upload: (piece) => this.call(life, 'upload', () => server.upload(piece)),
      uploadOffset: (address) => this.call(life, 'offset', () => server.uploadOffset(address)),
      diary: () => this.call(life, 'diary', () => server.diaryPage()),
      keepDiary: (entry) => this.call(life, 'keepDiary', () => server.keepDiary(entry)),
      push: (revision) => this.call(life, 'push', () => server.push(revision)),
    }
  }

  private async call<T>(life: Life, call: Call, work: () => T): Promise<T> {
    if (life.dead) return never()
    if (call !== 'diary') this.calls.push(call)
    await null
    const fault = this.takeFault(call)
    if (!this.online) throw silence('offline')
    if (fault && 'answers' in fault) return fault.answers as T
    if (fault && 'throws' in fault) throw fault.throws
    if (fault && 'hangs' in fault && fault.hangs === 'request') return never()
    if (fault && 'lost' in fault && fault.lost === 'request') throw silence(fault.as ?? 'no-answer')
    if (!this.signedIn) throw silence('session-ended')
    const answer = await overTheWire(work)
    await null
    if (life.dead || (fault && 'hangs' in fault)) return never()
    if (fault && 'lost' in fault) throw silence(fault.as ?? 'no-answer')
    return JSON.parse(JSON.stringify(answer ?? null)) as T
  }

  private takeFault(call: Call): Fault | undefined {
    const index = this.faults.findIndex((fault) => fault.call === call)
    return index < 0 ? undefined : this.faults.splice(index, 1)[0]
  }

  /** Lets everything happen that needs no time. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 12; turn += 1) await new Promise(setImmediate)
  }

  /** Lets time pass, timer by timer. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms
    await this.settle()
    for (;;) {
      const next = this.timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.timers = this.timers.filter((timer) => timer !== next)
      this.now = Math.max(this.now, next.at)
      next.fn()
      await this.settle()
    }
    this.now = end
    await this.settle()
  }

  async goOffline(): Promise<void> {
    this.online = false
    for (const fn of this.watchers.network) fn(false)
    await this.settle()
  }

  async goOnline(): Promise<void> {
    this.online = true
    for (const fn of this.watchers.network) fn(true)
    await this.settle()
  }

  async show(): Promise<void> {
    for (const fn of this.watchers.show) fn()
    await this.settle()
  }

  async hide(): Promise<void> {
    for (const fn of this.watchers.hide) fn()
    await this.settle()
  }

  async signIn(): Promise<void> {
    this.signedIn = true
    for (const fn of this.watchers.session) fn()
    await this.settle()
  }

  shot(words: string): Captured {
    return {
      temp: words as unknown as Captured['temp'],
      source: 'camera',
      mediaType: 'image/jpeg',
      pickedAt: new Date(this.now).toISOString(),
      monotonicMs: 1,
    }
  }
}

/** A report ready to be handed in, pulled and filled. */
export async function filled(world: World, workspace: Workspace, id = filingId): Promise<void> {
  if (!workspace.filing(id)) await workspace.refresh()
  workspace.startDraft(id)
  workspace.edit(id, 'figures.done', '7')
  workspace.edit(id, 'figures.spent', '3.20')
  await workspace.flush()
  await world.settle()
}
