/** What can go wrong between a phone and the server, drawn by chance; nothing does once it has cleared. */

import { sentenceOf } from '@domain/problems/codes'
import { Problem } from '@domain/problems/problem'
import { foreign, refusal, silence } from '../../../mobile/src/sync/failure'
import { never } from '../../sync/support/storage'
import type { Chance } from './chance'

/** How a call may go; each seen at least once in a soak of any length. */
const fates = [
  'well',
  'request lost',
  'request lost in silence',
  'request late',
  'server busy',
  'reply lost',
  'reply lost in silence',
  'reply cut in half',
  'reply of another call',
  'request twice',
] as const
export type Fate = (typeof fates)[number]

const faults = fates.slice(1) as [Fate, ...Fate[]]

export class Weather {
  clear = false
  online = true
  /** How often each fate came. */
  readonly seen = new Map<Fate, number>()
  /** Revisions of which a copy was held up on its way. */
  readonly late = new Set<string>()
  private readonly underway: (() => Promise<unknown>)[] = []
  private readonly lastAnswers = new Map<string, unknown>()

  constructor(
    private readonly chance: Chance,
    /** Share of calls that go wrong. */
    private readonly roughness: number,
  ) {}

  /** One call over this weather: `work` is the server's part. Rejects with SendFailure. */
  async carry<T>(name: string, work: () => Promise<T>, revisionId?: string): Promise<T> {
    if (!this.online) throw silence('offline')
    const fate = !this.clear && this.chance.happens(this.roughness) ? this.chance.of(faults) : 'well'
    this.seen.set(fate, (this.seen.get(fate) ?? 0) + 1)
    switch (fate) {
      case 'request lost':
        throw silence('no-answer')
      case 'request lost in silence':
        return never()
      case 'request late':
        this.underway.push(work)
        if (revisionId !== undefined) this.late.add(revisionId)
        throw silence('no-answer')
      case 'server busy':
        throw silence('busy')
      case 'reply of another call': {
        // a page of the feed has nothing that it could be checked by; an answer about a revision or a file has
        const other = name === 'pull' ? undefined : this.lastAnswers.get(name)
        await overTheWire(work)
        if (other === undefined) throw silence('no-answer')
        return other as T
      }
      case 'request twice':
        await overTheWire(work).catch(() => {})
        break
    }
    const answer = await overTheWire(work)
    this.lastAnswers.set(name, answer)
    if (fate === 'reply lost') throw silence('no-answer')
    if (fate === 'reply lost in silence') return never()
    if (fate === 'reply cut in half') throw foreign(200)
    return answer
  }

  /** A request that was under way all the time arrives now; nobody waits for its answer any more. */
  async deliverLate(): Promise<void> {
    const late = this.underway.splice(this.chance.below(this.underway.length), 1)[0]
    await late?.().catch(() => {})
  }
}

/** What leaves the server, as the phone's client brings it. */
async function overTheWire<T>(work: () => Promise<T>): Promise<T> {
  try {
    const answer = await work()
    return answer === undefined ? answer : (JSON.parse(JSON.stringify(answer)) as T)
  } catch (error) {
    if (!(error instanceof Problem)) throw silence('busy')
    const details = JSON.parse(JSON.stringify(error.details)) as Record<string, unknown>
    throw refusal({ code: error.code, sentence: sentenceOf(error.code), details })
  }
}
