/** What was read on this phone and the server has not heard of yet (NT7). */
import type { KeyValue } from '@/platform/key-value.types'

interface Position {
  readonly at: string
  readonly id: string
}

interface Marks {
  readonly ids: readonly string[]
  /** Everything up to this one. */
  readonly upTo: Position | null
}

export interface MarksDesk {
  read(ids: readonly string[]): Promise<unknown>
  readAll(newest: Position): Promise<unknown>
  /** No answer came, so that it is to be tried again. */
  silent(error: unknown): boolean
  readonly store: KeyValue
  readonly accountId: string
}

const most = 100
const keyOf = (accountId: string) => `inbox-read/${accountId}`

export async function marksOf({ store, accountId }: MarksDesk): Promise<Marks> {
  return (await store.get<Marks>(keyOf(accountId))) ?? { ids: [], upTo: null }
}

/** Tells of what was read; a refusal is final, silence is not, and rejects. */
export async function tellMarks(desk: MarksDesk): Promise<void> {
  const told = async (call: Promise<unknown>, left: Partial<Marks>) => {
    await call.catch((error: unknown) => {
      if (desk.silent(error)) throw error
    })
    await desk.store.set(keyOf(desk.accountId), { ...(await marksOf(desk)), ...left })
  }
  const { ids, upTo } = await marksOf(desk)
  if (upTo !== null) await told(desk.readAll(upTo), { upTo: null })
  for (let from = 0; from < ids.length; from += most)
    await told(desk.read(ids.slice(from, from + most)), { ids: ids.slice(from + most) })
}

/** Kept first, then told where the server can be reached. */
export async function note(desk: MarksDesk, marks: Marks): Promise<void> {
  await desk.store.set(keyOf(desk.accountId), marks)
  await tellMarks(desk).catch(() => undefined)
}
