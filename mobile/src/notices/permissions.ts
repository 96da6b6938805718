/**
 * Permission for WeChat messages (订阅消息许可). What may be asked for is read before, because the question must be asked
 * in the tap itself; what was allowed is kept on the phone until the server has noted it (NT10).
 */
import { askedOn, type MessagePurpose } from '@domain/notices/messages'
import type { KeyValue } from '@/platform/key-value.types'
import type { Subscribe } from '@/platform/subscribe.types'

export interface Offer {
  readonly purpose: MessagePurpose
  readonly templateId: string
  readonly remaining: number
}

interface Tap {
  readonly tapId: string
  readonly purposes: readonly MessagePurpose[]
}

/** What asking needs of the world. */
export interface PermissionDesk {
  /** Null where there is no WeChat. */
  readonly subscribe: Subscribe | null
  offers(): Promise<readonly Offer[]>
  permit(tap: Tap): Promise<unknown>
  /** No answer came, so that it is to be told again. */
  silent(error: unknown): boolean
  mint(): Promise<string>
  readonly store: KeyValue
  readonly accountId: string
}

export interface Permissions {
  /** Reads what may be asked for, and tells of taps that the server has not noted yet. */
  prepare(): Promise<void>
  /** Call it in the tap, and do not wait for it: the work goes on whatever is answered. */
  ask(on: keyof typeof askedOn): Promise<void>
}

export function permissionsOf(desk: PermissionDesk): Permissions {
  const key = `message-taps/${desk.accountId}`
  const offersKey = `message-offers/${desk.accountId}`
  let offers: readonly Offer[] = []

  const tell = async () => {
    const taps = (await desk.store.get<Tap[]>(key)) ?? []
    const left: Tap[] = []
    for (const tap of taps)
      await desk.permit(tap).catch((error: unknown) => {
        if (desk.silent(error)) left.push(tap)
      })
    if (taps.length > 0) await desk.store.set(key, left)
  }

  return {
    async prepare() {
      if (desk.subscribe === null) return
      offers = (await desk.store.get<readonly Offer[]>(offersKey)) ?? offers
      await tell()
      const fresh = await desk.offers().catch(() => null)
      if (fresh === null) return
      offers = fresh
      await desk.store.set(offersKey, fresh)
    },

    async ask(on) {
      const wanted = offers.filter(({ purpose }) =>
        (askedOn[on] as readonly MessagePurpose[]).includes(purpose),
      )
      if (desk.subscribe === null || wanted.length === 0) return
      const allowed = await desk.subscribe(wanted.map(({ templateId }) => templateId))
      const purposes = wanted
        .filter(({ templateId }) => allowed.includes(templateId))
        .map(({ purpose }) => purpose)
      if (purposes.length === 0) return
      const tap: Tap = { tapId: await desk.mint(), purposes }
      await desk.store.set(key, [...((await desk.store.get<Tap[]>(key)) ?? []), tap])
      await tell()
    },
  }
}
