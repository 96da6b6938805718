/**
 * Key-value over wx storage, which holds 1 MB a key. A longer value is cut into parts:
 *
 *   set:   parts of a new number ──▶ head naming that number ──▶ parts of the old number go
 *
 * so a kill at any point leaves the old value or the new one, never half of either; left-over parts go with the next set.
 */
import Taro from '@tarojs/taro'
import type { KeyValue } from './key-value.types'
import { sayFull } from './storage-full'

export type { KeyValue } from './key-value.types'

/** Characters a part. At three bytes a Chinese character that is 900 KB. */
const PART = 300_000
const HEAD = 'kv:'
const PARTS = 'kp:'

/** What stands at a head: the value itself, or where its parts are. */
type Head = { json: string } | { number: number; parts: number }

const partKey = (key: string, number: number, at: number) => `${PARTS}${key}:${number}:${at}`

async function read<T>(key: string): Promise<T | undefined> {
  try {
    return (await Taro.getStorage<T>({ key })).data
  } catch {
    return undefined
  }
}

const write = (key: string, data: unknown) => Taro.setStorage({ key, data }).then(() => {}, sayFull)

const drop = (key: string) => Taro.removeStorage({ key }).then(() => {})

const storedKeys = (): Promise<string[]> =>
  new Promise((resolve, reject) => {
    Taro.getStorageInfo({ success: ({ keys }) => resolve(keys), fail: reject })
  })

/** Cuts text into parts, never inside a surrogate pair: storage may turn a lone half into another character. */
export function cut(text: string, size = PART): string[] {
  const parts: string[] = []
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + size)
    const last = text.charCodeAt(to - 1)
    if (to < text.length && last >= 0xd800 && last <= 0xdbff) to -= 1
    parts.push(text.slice(from, to))
    from = to
  }
  return parts
}

async function dropParts(key: string, kept: readonly string[] = []): Promise<void> {
  const prefix = `${PARTS}${key}:`
  for (const stored of await storedKeys()) {
    const isPart = stored.startsWith(prefix) && /^\d+:\d+$/.test(stored.slice(prefix.length))
    if (isPart && !kept.includes(stored)) await drop(stored)
  }
}

async function get<T>(key: string): Promise<T | undefined> {
  const head = await read<Head>(HEAD + key)
  if (head === undefined) return undefined
  if ('json' in head) return JSON.parse(head.json) as T
  const parts: string[] = []
  for (let at = 0; at < head.parts; at += 1)
    parts.push((await read<string>(partKey(key, head.number, at))) ?? '')
  return JSON.parse(parts.join('')) as T
}

async function set(key: string, value: unknown): Promise<void> {
  const json = JSON.stringify(value)
  const old = await read<Head>(HEAD + key)
  const oldNumber = old && 'number' in old ? old.number : undefined
  if (json.length <= PART) {
    await write(HEAD + key, { json })
    if (oldNumber !== undefined) await dropParts(key)
    return
  }
  const number = (oldNumber ?? 0) + 1
  const parts = cut(json)
  const keys = parts.map((_, at) => partKey(key, number, at))
  for (const [at, part] of parts.entries()) await write(partKey(key, number, at), part)
  await write(HEAD + key, { number, parts: parts.length })
  await dropParts(key, keys)
}

async function remove(key: string): Promise<void> {
  await drop(HEAD + key)
  await dropParts(key)
}

/** One thing at a time: a reader never meets the middle of a write. */
let queue: Promise<unknown> = Promise.resolve()
const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const turn = queue.then(work, work)
  queue = turn.catch(() => {})
  return turn
}

export const keyValue: KeyValue = {
  get: <T>(key: string) => inTurn(() => get<T>(key)),
  set: (key, value) => inTurn(() => set(key, value)),
  remove: (key) => inTurn(() => remove(key)),
  keys: (prefix) =>
    inTurn(async () => {
      const heads = (await storedKeys()).filter((key) => key.startsWith(HEAD + prefix))
      return heads.map((key) => key.slice(HEAD.length)).sort()
    }),
}
