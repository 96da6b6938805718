/**
 * One account's work on this phone, put together from its parts:
 *
 *   reading ◀─ core (ledger, feed) ─▶ drafting, outbox ─▶ runner ─▶ transport
 *                    ▲                                      ▲
 *                 pulling ◀──────── surroundings ───────────┘
 */

import { Composing } from './composing'
import { Core, type Ports } from './core'
import { Diary } from './diary'
import { DiaryView } from './diary-view'
import { Drafting } from './drafting'
import { withoutDeliveredFiles } from './entries'
import { Outbox } from './outbox'
import { Pulling } from './pulling'
import { Reading } from './reading'
import { takeInRescue } from './rescue'
import { Runner } from './runner'
import { Surroundings } from './surroundings'
import type { Account, Workspace } from './workspace.types'

export type { Ports, SessionPort } from './core'

/** Reads everything the account holds on this phone, finishes what a kill cut off, and starts sending. */
export async function openWorkspace(ports: Ports, account: Account): Promise<Workspace> {
  const core = new Core(ports, account)
  const parts = partsOf(core)
  await core.feed.load()
  await core.ledger.load()
  await parts.diary.load()
  await parts.drafting.finishShots()
  // should the phone keep nothing now, the draft is read again as it is
  await parts.drafting.renew().catch(() => {})
  for (const { filingId } of core.ledger.all()) await core.tidied(filingId)
  await core.unfinished.tidy().catch(() => {})
  await parts.surroundings.watch()
  void parts.runner.run()
  void parts.diary.send().catch(() => {})
  return workspaceOf(core, parts)
}

interface Parts {
  readonly reading: Reading
  readonly drafting: Drafting
  readonly outbox: Outbox
  readonly pulling: Pulling
  readonly surroundings: Surroundings
  readonly runner: Runner
  readonly diary: Diary
  readonly diaryView: DiaryView
  readonly composing: Composing
}

function partsOf(core: Core): Parts {
  const { transport, files, clock, timers, random } = core.ports
  const runner: Runner = new Runner({
    ledger: core.ledger,
    transport,
    files,
    unfinished: core.unfinished,
    clock,
    timers,
    random,
    open: () => surroundings.open,
    changed: () => core.changed(),
    contact: (outcome) => surroundings.contact(outcome),
    settled: (_, event) => {
      // the filing moved on under the author: the newest of it is wanted
      if (event === 'outdated' || event === 'refused' || event === 'deferred') void pulling.refresh()
    },
  })
  const diary: Diary = new Diary(
    core,
    () => surroundings.open,
    () => surroundings.contact('sign-in-needed'),
  )
  core.diaryHolds = (id) => diary.holdsFile(id)
  const pulling: Pulling = new Pulling(core, runner, () => surroundings, diary)
  const surroundings: Surroundings = new Surroundings(core, runner, pulling)
  const reading = new Reading(core, runner, surroundings, diary)
  const outbox = new Outbox(core, reading, runner)
  const diaryView = new DiaryView(core, diary)
  const composing = new Composing(core, diary, diaryView)
  const drafting = new Drafting(core)
  return { reading, drafting, outbox, pulling, surroundings, runner, diary, diaryView, composing }
}

function workspaceOf(core: Core, parts: Parts): Workspace {
  const { reading, drafting, outbox, pulling, surroundings, runner, diary, diaryView, composing } = parts
  return {
    account: core.account,
    get version() {
      return core.version
    },
    filings: () => reading.filings(),
    filing: (id) => core.filing(id),
    standing: (id) => reading.standing(id),
    get lastPulledAt() {
      return core.feed.lastPulledAt
    },
    get pullTrouble() {
      return pulling.trouble
    },
    get refreshing() {
      return pulling.refreshing
    },
    refresh: () => pulling.refresh(),
    draft: (id) => core.draft(id),
    drafts: () => reading.drafts(),
    open: (id) => reading.open(id),
    startDraft: (id) => drafting.start(id),
    edit: (id, path, value) => drafting.edit(id, path, value),
    flush: () => core.ledger.flush(),
    dropDraft: (id) => drafting.drop(id),
    attach: (id, slot, captured, view) => drafting.attach(id, slot, captured, view),
    rebind: (id, evidenceId, to) => drafting.rebind(id, evidenceId, to),
    detach: (id, evidenceId) => drafting.detach(id, evidenceId),
    reattach: (id, evidenceId) => drafting.reattach(id, evidenceId),
    localUrl: (evidence) => reading.localUrl(evidence),
    releaseUrl: (url) => core.ports.files.release(url),
    submit: (id) => outbox.submit(id),
    entries: () => reading.entries(),
    entry: (id) => reading.entry(id),
    get unsentCount() {
      return reading.unsentCount()
    },
    revise: (id) => outbox.revise(id),
    setAside: (id) => outbox.setAside(id),
    resume: (id) => outbox.resume(id),
    discard: (id) => outbox.discard(id),
    retryNow() {
      surroundings.retry()
      void diary.send().catch(() => {})
    },
    rescue: (id) => outbox.rescue(id),
    takeInRescue: (zip) => takeInRescue(core, zip),
    conflict: (id) => reading.conflict(id),
    settle: (id, choices) => drafting.settle(id, choices),
    diaryProjects: () => diaryView.projects(),
    diary: () => diaryView.items(),
    diaryPhoto: (projectId, slot, captured, view, challenge) =>
      diary.photo(projectId, slot, captured, view, challenge),
    challenges: () => diaryView.challenges(),
    diaryNote: (projectId, slot, text) => diary.note(projectId, slot, text),
    dropDiary: (id) => diary.drop(id),
    diaryUse: (entry) => composing.useOf(entry),
    offer: (filingId) => composing.offer(filingId),
    takeIn: (filingId, only) => composing.takeIn(filingId, only),
    usage: () => reading.usage(),
    async clearDelivered() {
      let bytes = await diary.clear(core.ports.clock.wall())
      for (const { filingId } of core.ledger.all())
        bytes += await core.tidied(filingId, withoutDeliveredFiles)
      return bytes
    },
    get storageTrouble() {
      return core.storageTrouble
    },
    get signInNeeded() {
      return surroundings.signInNeeded
    },
    get online() {
      return surroundings.online
    },
    subscribe: (listener) => core.subscribe(listener),
    async close() {
      surroundings.close()
      diary.close()
      await runner.close()
      await core.ledger.flush().catch(() => {})
      core.ledger.close()
    },
  }
}
