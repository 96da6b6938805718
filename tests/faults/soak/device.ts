/** A phone of the soak: the real outbox over storage that dies when told to, and time that passes when told to. */
import type { RevisionPush } from '@domain/sync/protocol'
import { lackingFiles } from '@server/application/sync/lacking-files'
import { pullFeed } from '@server/application/sync/pull-feed'
import { pushRevision } from '@server/application/sync/push-revision'
import { beginUpload, continueUpload, uploadStanding } from '@server/application/sync/upload'
import { openWorkspace, type Ports } from '../../../mobile/src/sync/account-workspace'
import { silence } from '../../../mobile/src/sync/failure'
import type { Captured, Transport } from '../../../mobile/src/sync/ports'
import type { Pulled } from '../../../mobile/src/sync/remote.types'
import type { Workspace } from '../../../mobile/src/sync/workspace.types'
import { kinds } from '../../sync/support/kind'
import { filesOver, freshBytes, Life, never } from '../../sync/support/storage'
import type { Chance } from './chance'
import { author, type City } from './city'
import { shelvesOver } from './shelves'
import type { Weather } from './weather'

/** As it comes out at the other end. */
const copy = <T>(value: unknown): T => JSON.parse(JSON.stringify(value)) as T

export class Device {
  private readonly bytes = freshBytes()
  private readonly values = new Map<string, unknown>()
  now = Date.UTC(2026, 7, 24, 1)
  /** How wrong its clock goes. */
  shift = 0
  signedIn = true
  life = new Life()
  private opened: Workspace | null = null
  private timers: { readonly at: number; readonly fn: () => void }[] = []
  private network = new Set<(online: boolean) => void>()
  private shown = new Set<() => void>()
  private session = new Set<() => void>()

  constructor(
    private readonly city: City,
    readonly weather: Weather,
    private readonly chance: Chance,
  ) {}

  get workspace(): Workspace {
    if (!this.opened) throw new Error('the device has not started')
    return this.opened
  }

  /** A new run of the app over the same bytes; whatever ran before is dead. */
  async start(): Promise<void> {
    for (;;) {
      this.life.dead = true
      this.life = new Life()
      this.timers = []
      this.network = new Set()
      this.shown = new Set()
      this.session = new Set()
      const opening = this.live(openWorkspace(this.ports(this.life), author))
      this.opened = await opening
      if (this.opened) return
    }
  }

  /** The result, or null when it was refused, when the app died, or when it took too long for a person. */
  async live<T>(work: Promise<T>): Promise<T | null> {
    const { life } = this
    const outcome: { value: T | null; done: boolean } = { value: null, done: false }
    work
      .then((value) => {
        outcome.value = value
      })
      .catch(() => {})
      .finally(() => {
        outcome.done = true
      })
    for (let turn = 0; turn < 60 && !outcome.done && !life.dead; turn += 1) {
      await this.breathe()
      if (turn > 4 && !outcome.done) await this.pass(5_000)
    }
    return life.dead ? null : outcome.value
  }

  /** Lets everything happen that needs no time. */
  breathe(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve))
  }

  /** Lets time pass, timer by timer. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms
    await this.breathe()
    for (;;) {
      const next = this.timers.reduce<(typeof this.timers)[number] | null>(
        (soonest, timer) => (timer.at <= end && (!soonest || timer.at < soonest.at) ? timer : soonest),
        null,
      )
      if (!next) break
      this.timers.splice(this.timers.indexOf(next), 1)
      this.now = Math.max(this.now, next.at)
      next.fn()
      await this.breathe()
    }
    this.now = end
    await this.breathe()
  }

  online(online: boolean): void {
    this.weather.online = online
    for (const fn of this.network) fn(online)
  }

  show(): void {
    for (const fn of this.shown) fn()
  }

  signIn(): void {
    this.signedIn = true
    for (const fn of this.session) fn()
  }

  shot(words: string): Captured {
    return {
      temp: words as unknown as Captured['temp'],
      source: 'album',
      mediaType: 'image/jpeg',
      pickedAt: new Date(this.now).toISOString(),
      monotonicMs: 1,
    }
  }

  private ports(life: Life): Ports {
    const on =
      <F>(set: Set<F>) =>
      (fn: F) => {
        set.add(fn)
        return () => void set.delete(fn)
      }
    return {
      store: shelvesOver(this.values, life),
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
      random: { uuid: async () => this.chance.uuid(), fraction: () => this.chance.next() },
      signals: {
        isOnline: async () => this.weather.online,
        onNetworkChange: on(this.network),
        onShow: on(this.shown),
        onHide: () => () => {},
      },
      locator: { fix: async () => ({ missing: 'denied' }) },
      kinds,
      session: {
        signedIn: () => this.signedIn,
        ended: () => {
          this.signedIn = false
        },
        subscribe: on(this.session),
      },
    }
  }

  private transport(life: Life): Transport {
    const work = this.city.as(author)
    const call = async <T>(name: string, server: () => Promise<T>, id?: string): Promise<T> => {
      if (life.dead) return never()
      if (!this.signedIn) throw silence('session-ended')
      const answer = await this.weather.carry(name, server, id)
      return life.dead ? never() : answer
    }
    return {
      pull: (cursor) => call('pull', async () => (await pullFeed(work, cursor)) as unknown as Pulled),
      lacking: (filingId, hashes) => call('lacking', () => lackingFiles(work, filingId, hashes)),
      async upload({ purpose, sha256, size, at, bytes }) {
        const slices = async function* () {
          yield new Uint8Array(bytes.slice(0))
        }
        const answer = await call('upload', () =>
          at === null
            ? beginUpload(work, { for: purpose, sha256, size }, slices())
            : continueUpload(work, at.address, at.offset, slices()),
        )
        // as the transport does: only our server says how far it is
        if (typeof answer?.offset !== 'number') throw silence('portal')
        return { address: at?.address ?? answer.id ?? '', offset: answer.offset }
      },
      uploadOffset: (address) =>
        call('offset', async () => (await uploadStanding(work, address)).offset).catch((error: unknown) => {
          if ((error as { code?: unknown }).code === 'upload.not-found') return null
          throw error
        }),
      async push(revision) {
        const sent = copy<RevisionPush>(revision)
        return call('push', () => pushRevision(work, sent), sent.revisionId)
      },
      diary: async () => ({ projects: [], entries: [], challenges: [], next: null }),
      keepDiary: () => never(),
    }
  }
}
