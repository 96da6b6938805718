/** The review room wired to the server and to this phone. */
import { api } from '@/api'
import { whyNotRead } from '@/lists/explain'
import { apiBase } from '@/platform/api-base'
import { clock } from '@/platform/clock'
import { keyValue } from '@/platform/key-value'
import { random } from '@/platform/random'
import { failureOf } from '@/sync/failure'
import type { BatchDesk } from './batch'
import type { ForecastDesk } from './forecast'
import type { ReadingDesk } from './opened'
import type { Doubt } from './photos'
import type { QueueDesk } from './queue'
import type { Table } from './reviewing'
import { verdictShelf } from './verdict-shelf'
import { viewShelf } from './view-shelf'

export function queueDesk(accountId: string): QueueDesk {
  return {
    queue: (question) => api.review.queue.query(question),
    explain: (error) => whyNotRead('待审列表', error),
    nowMs: clock.wall,
    store: keyValue,
    accountId,
  }
}

export function forecastDesk(accountId: string): ForecastDesk {
  return {
    forecast: (fiscalYear) => api.review.forecast.query({ fiscalYear }),
    explain: (error) => whyNotRead('执行预测', error),
    nowMs: clock.wall,
    store: keyValue,
    accountId,
  }
}

/** null: no answer came, and it may have arrived. */
function refusal(error: unknown): { code: string; sentence: string } | null {
  const { nature, code, message } = failureOf(error)
  return nature === 'silent' || nature === 'busy' ? null : { code, sentence: message }
}

export function batchDesk(accountId: string): BatchDesk {
  return {
    approveMany: (items) => api.review.approveMany.mutate({ items }),
    mint: random.uuid,
    refusal,
    store: keyValue,
    accountId,
  }
}

export function readingDesk(accountId: string): ReadingDesk {
  return {
    filing: (id) => api.review.filing.query({ id }),
    explain: (error) => whyNotRead('这份填报件', error),
    nowMs: clock.wall,
    shelf: viewShelf(keyValue, accountId),
  }
}

export function reviewTable(accountId: string): Table {
  return {
    shelf: verdictShelf(keyValue, accountId),
    desk: {
      approve: (said) => api.review.approve.mutate(said),
      return: (said) => api.review.return.mutate(said),
      refuse: (said) => api.review.refuse.mutate(said),
      mint: random.uuid,
      refusal,
    },
  }
}

/** DS3: a person says whether a photo is fit for the public. Rejects with the sentence to show. */
export async function confirmPhoto(said: {
  readonly filingId: string
  readonly evidenceId: string
  readonly fit: boolean
}): Promise<void> {
  try {
    await api.review.confirmPhoto.mutate(said)
  } catch (error) {
    throw failureOf(error)
  }
}

/** EV24, CH6: a reviewer says what a doubt is worth, and why. Rejects with the sentence to show. */
export async function judgeDoubt(
  filingId: string,
  { id, of }: Pick<Doubt, 'id' | 'of'>,
  verdict: 'fine' | 'doubtful',
  reason: string,
): Promise<void> {
  const said = { filingId, verdict, reason }
  try {
    await (of === 'finding'
      ? api.review.judgeFinding.mutate({ ...said, findingId: id })
      : api.review.judgeChallenge.mutate({ ...said, challengeId: id }))
  } catch (error) {
    throw failureOf(error)
  }
}

/** Signed addresses come without the server's name. */
export const absolute = (url: string): string => (url.startsWith('/') ? apiBase() + url : url)
