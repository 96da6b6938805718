import type { QueuePage, QueueRow } from '@/review/queue'

export const row = (filingId: string): QueueRow => ({
  filingId,
  projectName: `项目 ${filingId}`,
  unitName: '市残联',
  kind: 'monitoring',
  period: '2021-M07',
  at: 'section',
  revision: 2,
  light: 'red',
  movedAt: '2021-08-22T02:00:00.000Z',
  dueAt: '2021-08-31T15:59:59.000Z',
  authorName: '曾丽华',
  batchable: false,
})

/** A page of a queue, all of it red; `next` names the filing after which more follows. */
export const page = (ids: string[], next: string | null = null): QueuePage => ({
  rows: ids.map(row),
  counts: { green: 0, yellow: 0, red: ids.length, gray: 0 },
  next: next === null ? null : { movedAt: '2021-08-22T02:00:00.000Z', filingId: next },
})
