/** Attempts counted in the database (LM1–LM6), so that any number of server processes count together. */
import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { Problem } from '@domain/problems/problem'
import type { LimitKeys, LimitName, Limits } from '@server/application/ports/limits'
import type pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { leasing } from './leases'

/** So many within so many seconds; null: no limit. */
export interface Allowance {
  readonly points: number | null
  readonly seconds: number
  /** Taken from the database in lots, and spent in this process without asking (LM4). */
  readonly leased: boolean
}

export type Allowances = Readonly<
  Record<LimitName, { readonly account: Allowance; readonly address: Allowance }>
>

interface Counter {
  take(key: string): Promise<void>
  giveBack(key: string): Promise<void>
}

export function databaseLimits(pool: pg.Pool, allowances: Allowances): Limits {
  const counters = new Map<string, Counter>()
  for (const [limit, by] of Object.entries(allowances))
    for (const [side, allowance] of Object.entries(by))
      if (allowance.points !== null)
        counters.set(`${limit}:${side}`, counterOf(pool, `${limit}:${side}`, allowance))

  const each = (limit: LimitName, keys: LimitKeys): (readonly [Counter, string])[] =>
    (['account', 'address'] as const).flatMap((side) => {
      const counter = counters.get(`${limit}:${side}`)
      const key = side === 'account' ? keys.account && hidden(keys.account) : networkOf(keys.address)
      return counter && key ? [[counter, key] as const] : []
    })

  return {
    async take(limit, keys) {
      for (const [counter, key] of each(limit, keys)) await counter.take(key)
    },
    async giveBack(limit, keys) {
      for (const [counter, key] of each(limit, keys)) await counter.giveBack(key)
    },
  }
}

function counterOf(pool: pg.Pool, name: string, { points, seconds, leased }: Allowance): Counter {
  const most = points ?? 0
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: name,
    points: most,
    duration: seconds,
    // a key that is used up is refused by this process alone, whatever somebody fires at it
    inMemoryBlockOnConsumed: most,
    clearExpiredByTimeout: true,
  })
  const consume = async (key: string, count: number): Promise<number> => {
    try {
      return (await limiter.consume(key, count)).msBeforeNext
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      throw tooMany(refusal.msBeforeNext)
    }
  }
  if (leased) return leasing(consume, most)
  return {
    take: async (key) => void (await consume(key, 1)),
    giveBack: async (key) => void (await limiter.reward(key, 1)),
  }
}

/** LM5: the refusal says when to try again, in words and in seconds. */
function tooMany(milliseconds: number): Problem {
  const retryAfterSeconds = Math.max(1, Math.ceil(milliseconds / 1000))
  const wait =
    retryAfterSeconds < 60 ? `${retryAfterSeconds} 秒` : `${Math.ceil(retryAfterSeconds / 60)} 分钟`
  return new Problem('request.too-many', { retryAfterSeconds, wait })
}

/** LM3: what was typed as an account may be a password typed into the wrong field; only its hash is kept. */
function hidden(text: string): string {
  return createHash('sha256').update(text.trim().toLowerCase()).digest('base64url')
}

/** LM3: an IPv6 client owns a network of 64 bits and counts as that; a mapped IPv4 address is itself. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? []
  const groups = head.split(':').filter(Boolean)
  const rest = tail === undefined ? [] : Array.from({ length: 8 }, () => '0')
  return `${[...groups, ...rest]
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
