/** The evidence diary of one account on this phone (EV9–EV13): durable at the shutter, sent when the network allows. */
import type { ChallengeAnswer } from '@domain/evidence/challenge'
import type { DiaryEntry } from '@domain/evidence/diary'
import { bytesHash } from '@domain/sync/canonical'
import type { Core } from './core'
import {
  awaitsPlace,
  type DiaryShot,
  diaryKeys,
  type PulledDiary,
  photoEntry,
  placed,
  type StoredDiary,
  waiting,
} from './diary-records'
import { isAboutEntry, sendDiaryEntry } from './diary-sending'
import { keptDays } from './entries'
import { failureOf } from './failure'
import type { Captured, KeptFile } from './ports'
import { placeOf, shotOf } from './shots'

/** Pauses double from the first to the longest. */
const firstPause = 5_000
const longestPause = 60_000

export class Diary {
  private readonly own = new Map<string, StoredDiary>()
  private pulled: PulledDiary = { projects: [], entries: [] }
  private readonly keys: ReturnType<typeof diaryKeys>
  private readonly locating = new Set<string>()
  private sending: Promise<void> | null = null
  private cancelRetry: (() => void) | null = null
  /** Sendings in a row that met no answer. */
  private silences = 0
  private closed = false

  constructor(
    private readonly core: Core,
    /** May anything be sent now? */
    private readonly open: () => boolean,
    private readonly signInNeeded: () => void,
  ) {
    this.keys = diaryKeys(core.account.accountId)
  }

  /** Reads what is there and finishes what a kill cut off. */
  async load(): Promise<void> {
    const { store } = this.core.ports
    this.pulled = (await store.get<PulledDiary>(this.keys.pulled)) ?? this.pulled
    for (const key of await store.keys(this.keys.entries)) {
      const stored = await store.get<StoredDiary>(key)
      if (stored) this.own.set(stored.entry.id, stored)
    }
    for (const key of await store.keys(this.keys.shots)) {
      const shot = await store.get<DiaryShot>(key)
      if (shot && !this.own.has(shot.id)) await this.finish(shot)
      await store.remove(key)
    }
    for (const stored of this.own.values()) if (awaitsPlace(stored)) await this.locate(stored.entry.id, null)
    await this.clear(this.core.ports.clock.wall() - keptDays * 86_400_000)
  }

  mine(): readonly StoredDiary[] {
    return [...this.own.values()]
  }

  theirs(): PulledDiary {
    return this.pulled
  }

  file(evidenceId: string): KeptFile | null {
    return this.own.get(evidenceId)?.file ?? null
  }

  holdsFile(id: string): boolean {
    return [...this.own.values()].some(({ file }) => file?.id === id)
  }

  /** The photo is durable before it shows up; the place follows by itself. Rejects with a sentence (StorageFull). */
  async photo(
    projectId: string,
    slot: string,
    captured: Captured,
    view: string,
    challenge?: ChallengeAnswer,
  ): Promise<DiaryEntry> {
    const { store, files, locator, random } = this.core.ports
    const place = captured.source === 'camera' ? placeOf(locator, captured.pickedAt) : null
    const { filingId: _, ...taken } = shotOf(await random.uuid(), '', slot, captured, view)
    const shot: DiaryShot = { ...taken, projectId, ...(challenge && { challenge }) }
    await store.set(this.keys.shot(shot.id), shot)
    let kept: KeptFile | null = null
    try {
      kept = await files.keep(captured.temp, { id: shot.id, mediaType: shot.mediaType })
      if (place) this.locating.add(shot.id)
      await this.keep(waiting(photoEntry(shot, kept), kept))
    } catch (error) {
      this.locating.delete(shot.id)
      if (kept) await files.remove(kept.id)
      throw error
    } finally {
      await store.remove(this.keys.shot(shot.id)).catch(() => {})
    }
    if (place) void place.then((fix) => this.locate(shot.id, fix)).catch(() => {})
    void this.send()
    return photoEntry(shot, kept)
  }

  async note(projectId: string, slot: string, text: string): Promise<DiaryEntry> {
    const { clock, random } = this.core.ports
    const madeAt = new Date(clock.wall()).toISOString()
    const entry = { id: await random.uuid(), projectId, slot, madeAt, note: text.trim(), evidence: null }
    await this.keep(waiting(entry, null))
    void this.send()
    return entry
  }

  /** Only after the UI asked, and only what the server does not hold. */
  async drop(id: string): Promise<boolean> {
    const stored = this.own.get(id)
    if (!stored || stored.state === 'held' || this.sending) return false
    await this.core.ports.store.remove(this.keys.entry(id))
    this.own.delete(id)
    if (stored.file && !this.core.worksHold(stored.file.id))
      await this.core.ports.files.remove(stored.file.id)
    this.core.changed()
    return true
  }

  /** Sends what waits, oldest first. Calls in between share one run. */
  send(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => {
      this.sending = null
      this.core.changed()
    })
    return this.sending
  }

  private async sendAll(): Promise<void> {
    this.cancelRetry?.()
    this.cancelRetry = null
    for (let next = this.next(); next && this.open() && !this.closed; next = this.next()) {
      try {
        await sendDiaryEntry({ ...this.core.ports, unfinished: this.core.unfinished }, next)
        await this.keep({ ...next, state: 'held', reason: null, heldAt: this.core.now() })
        this.silences = 0
      } catch (error) {
        const failure = failureOf(error)
        if (failure.nature === 'unauthenticated') this.signInNeeded()
        if (!isAboutEntry(failure)) return this.retryLater()
        await this.keep({ ...next, state: 'refused', reason: failure.message })
      }
    }
  }

  private next(): StoredDiary | undefined {
    return [...this.own.values()]
      .filter(({ state, entry }) => state === 'waiting' && !this.locating.has(entry.id))
      .sort((a, b) => (a.entry.madeAt < b.entry.madeAt ? -1 : 1))[0]
  }

  private retryLater(): void {
    if (this.closed) return
    const pause = Math.min(longestPause, firstPause * 2 ** this.silences)
    this.silences += 1
    this.cancelRetry ??= this.core.ports.timers.after(pause, () => {
      this.cancelRetry = null
      if (this.open()) void this.send().catch(() => {})
    })
  }

  /** Sends, then reads the unit's diary in full; what was held so far stays until the new one is complete. */
  async refresh(): Promise<void> {
    await this.send()
    const { transport, store } = this.core.ports
    const first = await transport.diary(null)
    const entries = [...first.entries]
    for (let { next } = first; next !== null; ) {
      const page = await transport.diary(next)
      entries.push(...page.entries)
      next = page.next
    }
    const { projects, challenges } = first
    const pulled: PulledDiary = { projects, challenges, entries }
    await store.set(this.keys.pulled, pulled)
    this.pulled = pulled
    this.core.changed()
  }

  /** Files of entries that the server held before this instant leave the phone, except what a report needs. */
  async clear(before: number): Promise<number> {
    let bytes = 0
    for (const stored of this.own.values()) {
      const { file, entry, state, heldAt } = stored
      if (state !== 'held' || heldAt === null || Date.parse(heldAt) > before) continue
      if (!file || this.core.worksHold(file.id)) continue
      await this.core.ports.files.remove(file.id)
      await this.keep({ ...stored, entry, file: null })
      bytes += file.size
    }
    return bytes
  }

  close(): void {
    this.closed = true
    this.cancelRetry?.()
  }

  private async locate(id: string, fix: Parameters<typeof placed>[1] | null): Promise<void> {
    const stored = this.own.get(id)
    try {
      if (stored) await this.keep(placed(stored, fix ?? { missing: 'timeout' }))
    } finally {
      this.locating.delete(id)
      if (fix) void this.send().catch(() => {})
    }
  }

  private async finish(shot: DiaryShot): Promise<void> {
    const bytes = await this.core.ports.files.read(shot.id).catch((error: { name?: unknown }) => {
      if (error.name === 'FileAbsent') return null
      throw error
    })
    if (bytes === null) return // the file never came to be: nothing was taken
    const { id, mediaType } = shot
    const kept = { id, size: bytes.byteLength, sha256: bytesHash(new Uint8Array(bytes)), mediaType }
    await this.keep(waiting(photoEntry(shot, kept), kept))
  }

  /** Durable, then visible. */
  private async keep(stored: StoredDiary): Promise<void> {
    await this.core.ports.store.set(this.keys.entry(stored.entry.id), stored)
    this.own.set(stored.entry.id, stored)
    this.core.changed()
  }
}
