/** An outbox entry as screen d shows it: whatever its state, a whole sentence says why and what is safe. */
import { AT_AUTHOR, FINAL } from '@domain/filings/chain'
import { receiptNumber } from '@domain/sync/protocol'
import { type FilingWork, isUnsent, type StoredEntry } from './records'
import { type Trouble, trouble } from './troubles'
import type { Entry } from './workspace.types'

/** What the runner knows and storage does not. */
export interface Circumstances {
  readonly online: boolean
  readonly signInNeeded: boolean
  /** Bytes gone out in this attempt. */
  readonly flying: number
  /** Where the filing stands ('author', a step, 'final'); null where this phone does not know it. */
  readonly at: string | null
  /** Its version and the newer one have become one, which is a draft (MG7). */
  readonly merged: boolean
}

/** MG7: the draft that takes the entry's place stands on a newer version than the entry does. */
export function isMerged({ draft }: FilingWork, { state, push }: StoredEntry): boolean {
  return state === 'outdated' && draft?.replaces === push.revisionId && draft.base > push.base
}

export function entryView(work: FilingWork, entry: StoredEntry, now: Circumstances): Entry {
  const { push } = entry
  const held = new Set(entry.held)
  const sent = push.evidence.filter((item) => held.has(item.sha256))
  const totalBytes = bytesOf(push.evidence)
  const { code, sentence } = reasonOf(entry, sent.length, now)
  const current = entry.problem?.current ?? null
  return {
    id: push.revisionId,
    filingId: push.filingId,
    projectName: work.names?.projectName ?? '',
    title: work.names?.title ?? '',
    period: work.names?.period ?? '',
    state: entry.state,
    reason: sentence,
    problem: code,
    findings: entry.problem?.findings ?? [],
    culprit: entry.problem?.culprit ?? null,
    newer:
      entry.state === 'outdated' && current
        ? { number: current.number, authorName: current.authorName, receivedAt: current.receivedAt }
        : null,
    tries: entry.tries,
    queuedAt: entry.queuedAt,
    lastAttemptAt: entry.lastAttemptAt,
    nextAttemptAt: entry.nextAttemptAt,
    progress: {
      sentFiles: sent.length,
      totalFiles: push.evidence.length,
      sentBytes: Math.min(totalBytes, bytesOf(sent) + now.flying),
      totalBytes,
    },
    receipt: entry.receipt,
    receiptNumber: entry.receipt && receiptNumber(entry.receipt.payload),
    deliveredAt: entry.deliveredAt,
    filesCleared: entry.filesCleared,
    push,
  }
}

const bytesOf = (files: readonly { readonly size: number }[]): number =>
  files.reduce((sum, file) => sum + file.size, 0)

interface Reason {
  readonly code: string | null
  readonly sentence: string
}

function reasonOf(entry: StoredEntry, sent: number, now: Circumstances): Reason {
  const total = entry.push.evidence.length
  switch (entry.state) {
    case 'delivered':
      return good(total > 0 ? `已送达，照片 ${total} / ${total} 已核对。` : '已送达，服务器已签回执。')
    case 'sending':
      return good(
        sent < total
          ? `报告已排好，正在送照片 ${sent + 1} / ${total}，断了会接着送。`
          : '正在送报告，断了会用同一编号接着送，不会重复。',
      )
    case 'queued':
    case 'waiting':
      return waitingFor(entry, sent, now)
    case 'set-aside':
      return good('已移到暂存，不会自动送出。内容和照片都在本机，随时可以恢复。')
    case 'deferred':
      return { code: entry.problem?.code ?? null, sentence: deferred(now.at) }
    case 'outdated':
      return { code: entry.problem?.code ?? null, sentence: now.merged ? merged : outdated(entry) }
    case 'refused':
      return told(entry.problem ?? trouble('no-answer'))
  }
}

function waitingFor(entry: StoredEntry, sent: number, now: Circumstances): Reason {
  const total = entry.push.evidence.length
  if (now.signInNeeded) return told(trouble('session-ended'))
  if (!now.online) {
    const { code, sentence } = trouble('offline')
    if (sent === 0 || sent === total) return { code, sentence }
    return { code, sentence: `照片已送 ${sent} / ${total}，网络好了接着送第 ${sent + 1} 张。内容都在本机。` }
  }
  // the phone has a network now: then it was not the network, or it is tried again at once
  if (entry.problem?.code === 'offline') return told(trouble('unreachable'))
  return entry.problem ? told(entry.problem) : good('已经排好，马上送出。内容都在本机。')
}

/** OB15: in review, returned meanwhile, or settled. */
function deferred(at: string | null): string {
  if (at === AT_AUTHOR) return '上一版已被退回。这次改的内容都在本机，请对照退回意见改好再提交。'
  if (at === FINAL)
    return '上一版已经办结，这次改的内容没有交上去。内容都在本机，可以导出留底，再移到暂存删除。'
  return '上一版已送达，正在审核。这次改的内容都在本机，上一版被退回后接着改、再提交。'
}

const merged = '您已逐项选好，合成的一份存在本机，还没有提交。请打开核对后提交。'

/** '李建平已另外提交第 3 版，您改的是第 2 版。两份都在，请逐项选用。' */
function outdated({ push, problem }: StoredEntry): string {
  if (!problem?.current) return problem?.sentence ?? ''
  const { authorName, number } = problem.current
  const mine = push.base === 0 ? '您这份是在它之前填的' : `您改的是第 ${push.base} 版`
  return `${authorName}已另外提交第 ${number} 版，${mine}。两份都在，请逐项选用。`
}

const good = (sentence: string): Reason => ({ code: null, sentence })
const told = ({ code, sentence }: Trouble): Reason => ({ code, sentence })

export const unsentIn = (works: readonly FilingWork[]): number =>
  works.reduce((count, work) => count + work.entries.filter(isUnsent).length, 0)
