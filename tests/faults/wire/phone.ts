/**
 * A phone that runs the app's own sync code against a server over HTTP. What survives a kill is its bytes; time runs
 * faster than the wall clock, so that pauses and time limits come within a test.
 */
import { filingKinds } from '@domain/kinds'
import { type Api, authorization, createApi } from '../../../mobile/src/api'
import type { Fetch } from '../../../mobile/src/platform/request.types'
import { openWorkspace, type Ports } from '../../../mobile/src/sync/account-workspace'
import type { Captured } from '../../../mobile/src/sync/ports'
import { transportOver } from '../../../mobile/src/sync/transport'
import type { ByteSender } from '../../../mobile/src/sync/tus'
import type { Account, Workspace } from '../../../mobile/src/sync/workspace.types'
import { filesOver, freshBytes, Life, storeOver } from '../../sync/support/storage'
import type { Claims } from '../checker/checker'
import type { Chance } from '../soak/chance'

/** How much faster the phone's time runs: a time limit of 30 s comes after 3. */
const speed = 10

export interface PhoneOptions {
  /** Where the server is, or what stands before it; asked at every call. */
  readonly base: () => string
  readonly username: string
  readonly password: string
  readonly chance: Chance
}

export class Phone {
  life = new Life()
  /** How wrong its clock goes, milliseconds. */
  shift = 0
  online = true
  token: string | null = null
  account: Account | null = null
  private readonly bytes = freshBytes()
  private shots = 0
  private readonly roll = new Map<string, Uint8Array>()
  private readonly began = Date.now()
  private opened: Workspace | null = null
  private timers = new Set<NodeJS.Timeout>()
  private network = new Set<(online: boolean) => void>()
  private session = new Set<() => void>()

  constructor(private readonly options: PhoneOptions) {}

  get workspace(): Workspace {
    if (!this.opened) throw new Error('the phone has not started')
    return this.opened
  }

  /** Speaks to `at` directly: signing in is not what goes wrong here. */
  async signIn(at = this.options.base()): Promise<void> {
    const { username, password } = this.options
    const anybody = this.api(() => null, at)
    const { token } = await anybody.identity.signIn.mutate({ username, password, device: 'faults' })
    const { accountId, name, assignments } = await this.api(() => token, at).identity.me.query()
    this.account = { accountId, name, assignments }
    this.token = token
    for (const fn of this.session) fn()
  }

  async signOut(at: string): Promise<void> {
    const { token } = this
    await this.api(() => token, at).identity.signOut.mutate()
  }

  /** A new run of the app over the same bytes; whatever ran before is dead. */
  async start(life = new Life()): Promise<void> {
    this.kill()
    this.life = life
    if (!this.account) throw new Error('nobody has signed in')
    const opening = openWorkspace(this.ports(life), this.account)
    this.opened = await this.orDead(opening)
  }

  kill(): void {
    this.life.dead = true
    for (const timer of this.timers) clearTimeout(timer)
    this.timers = new Set()
    this.network = new Set()
    this.session = new Set()
  }

  /** The result, or null when the app died on the way. */
  async orDead<T>(work: Promise<T>): Promise<T | null> {
    const { life } = this
    let watch: NodeJS.Timeout | undefined
    const death = new Promise<null>((resolve) => {
      watch = setInterval(() => life.dead && resolve(null), 5)
    })
    return Promise.race([work, death]).finally(() => clearInterval(watch))
  }

  goOnline(online: boolean): void {
    this.online = online
    for (const fn of this.network) fn(online)
  }

  /** A picture taken now. */
  shot(picture: Uint8Array): Captured {
    return { ...this.picked(picture), source: 'album', mediaType: 'image/jpeg' }
  }

  /** A document chosen now. */
  document(pdf: Uint8Array, name: string): Captured {
    return { ...this.picked(pdf), source: 'file', mediaType: 'application/pdf', name }
  }

  private picked(bytes: Uint8Array): Pick<Captured, 'temp' | 'pickedAt' | 'monotonicMs'> {
    this.shots += 1
    const name = `shot-${this.shots}`
    this.roll.clear() // a picker hands over one at a time; what is kept is a copy
    this.roll.set(name, bytes)
    return {
      temp: name as unknown as Captured['temp'],
      pickedAt: new Date(this.wall()).toISOString(),
      monotonicMs: Date.now() - this.began,
    }
  }

  claims(): Claims {
    const entries = this.workspace.entries()
    return {
      delivered: entries
        .filter(({ state }) => state === 'delivered')
        .map(({ push, receipt }) => ({ push, receipt })),
      waiting: entries
        .filter(({ state }) => state !== 'delivered')
        .map(({ id, state, reason }) => `${id} ${state}: ${reason}`),
    }
  }

  private wall(): number {
    return this.began + (Date.now() - this.began) * speed + this.shift
  }

  private api(token: () => string | null, at: string | null = null): Api {
    return createApi({ base: () => at ?? this.options.base(), token, fetch: fetch as unknown as Fetch })
  }

  private ports(life: Life): Ports {
    const { bytes, roll, options } = this
    const plain = filesOver(bytes, life)
    const on =
      <F>(set: () => Set<F>) =>
      (fn: F) => {
        set().add(fn)
        return () => void set().delete(fn)
      }
    return {
      store: storeOver(bytes, life),
      files: {
        ...plain,
        keep(temp, { id = '', mediaType = '' } = {}) {
          const picture = roll.get(String(temp))
          if (!picture) throw new Error(`nobody took ${String(temp)}`)
          return plain.keepBytes(picture, { id, mediaType })
        },
      },
      transport: transportOver({
        api: this.api(() => this.token),
        sender,
        base: options.base,
        headers: () => authorization(this.token),
      }),
      clock: { wall: () => this.wall() },
      timers: {
        after: (ms, fn) => {
          const timer = setTimeout(() => {
            this.timers.delete(timer)
            if (!life.dead) fn()
          }, ms / speed)
          this.timers.add(timer)
          return () => {
            clearTimeout(timer)
            this.timers.delete(timer)
          }
        },
      },
      random: { uuid: async () => options.chance.uuid(), fraction: () => options.chance.next() },
      signals: {
        isOnline: async () => this.online,
        onNetworkChange: on(() => this.network),
        onShow: () => () => {},
        onHide: () => () => {},
      },
      locator: { fix: async () => ({ missing: 'denied' }) },
      kinds: filingKinds,
      session: {
        signedIn: () => this.token !== null,
        ended: () => {
          this.token = null
          for (const fn of this.session) fn()
        },
        subscribe: on(() => this.session),
      },
    }
  }
}

/** What XMLHttpRequest and wx.request do on a phone, by the fetch of Node. */
const sender: ByteSender = {
  async sendBytes({ url, method, headers, body, signal }) {
    const answer = await fetch(url, { method, headers, body, ...(signal ? { signal } : {}) })
    return { status: answer.status, text: await answer.text(), header: (name) => answer.headers.get(name) }
  },
}
