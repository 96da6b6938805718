/**
 * The life of an outbox entry (待同步条目), told as a table. Rules OB1–OB18 are stated in RULES.md.
 *
 *   queued ─dispatch→ sending ─accepted→ delivered
 *      ▲                │ └─lost→ waiting ─dispatch→ sending
 *      │                ├─refused→ refused ─revise→ queued
 *      ├────revise──────┼─outdated→ outdated ─revise→ queued
 *      └────revise──────┴─deferred→ deferred ─revise→ queued
 */
export const entryStates = [
  'queued',
  'sending',
  'waiting',
  'refused',
  'outdated',
  'deferred',
  'set-aside',
  'delivered',
] as const
export type EntryState = (typeof entryStates)[number]

export const entryEvents = [
  'dispatch',
  'accepted',
  'lost',
  'refused',
  'outdated',
  'deferred',
  'revise',
  'set-aside',
  'resume',
] as const
export type EntryEvent = (typeof entryEvents)[number]

const transitions: Readonly<Record<EntryState, Partial<Record<EntryEvent, EntryState>>>> = {
  queued: { dispatch: 'sending', revise: 'queued', 'set-aside': 'set-aside' },
  // OB2: it is marked as sending, which is not sent, before a byte leaves
  sending: {
    accepted: 'delivered',
    lost: 'waiting',
    refused: 'refused',
    outdated: 'outdated',
    deferred: 'deferred',
  },
  // OB4: a late receipt is still a receipt
  waiting: { dispatch: 'sending', accepted: 'delivered', revise: 'queued', 'set-aside': 'set-aside' },
  refused: { revise: 'queued', 'set-aside': 'set-aside', accepted: 'delivered' },
  outdated: { revise: 'queued', 'set-aside': 'set-aside', accepted: 'delivered' },
  // OB15: the version before it is in review; the person hands it in again once that is returned
  deferred: { revise: 'queued', 'set-aside': 'set-aside', accepted: 'delivered' },
  'set-aside': { resume: 'queued', revise: 'queued', accepted: 'delivered' },
  // OB3: nothing leads out of delivered, and only `accepted` leads into it
  delivered: {},
}

/** OB1: the next state, or null where the event means nothing in this state. */
export function nextState(state: EntryState, event: EntryEvent): EntryState | null {
  return transitions[state][event] ?? null
}

/** OB5: what a restart finds as `sending` was cut off: its fate is unknown, so it is sent again. */
export function afterRestart(state: EntryState): EntryState {
  return state === 'sending' ? 'waiting' : state
}

/** OB6: may the runner send it by itself? The rest waits for the person. */
export function isAutomatic(state: EntryState): boolean {
  return state === 'queued' || state === 'waiting'
}

/** Words for a state, as screen d says them. */
export const stateWords: Readonly<Record<EntryState, string>> = {
  queued: '等网络',
  sending: '正在送',
  waiting: '等网络',
  refused: '未被接收',
  outdated: '有新版本',
  deferred: '等退回',
  'set-aside': '暂存',
  delivered: '已送达',
}

/** OB7: pause before the n-th try again, in milliseconds; `jitter` in [0, 1) spreads phones apart. */
export function backoff(tries: number, jitter: number): number {
  const ceiling = Math.min(300_000, 2_000 * 2 ** Math.min(tries, 10))
  return Math.round(ceiling / 2 + (ceiling / 2) * jitter)
}
