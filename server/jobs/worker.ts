import { Logger, type Runner, run, runMigrations } from 'graphile-worker'
import type pg from 'pg'
import * as z from 'zod'

/** What each kind of job does, by name. */
export interface JobHandlers {
  readonly 'make-images': (payload: { revisionId: string }) => Promise<void>
  readonly 'send-message': (payload: { noticeId: string }) => Promise<void>
  readonly 'remind-due': () => Promise<unknown>
  readonly 'forget-notices': () => Promise<unknown>
  readonly 'clear-uploads': () => Promise<void>
  readonly 'check-integrity': () => Promise<unknown>
}

/**
 * Times in UTC: reminders at 9:00 in China, made up for within the day when no process was up; removal at 3:10; files are
 * hashed again by night, hour by hour. The
 * queue enters each once, however many processes there are.
 */
const schedule = `
0 1 * * * remind-due ?fill=14h&max=3
10 19 * * * forget-notices ?max=3
17 * * * * clear-uploads ?max=3
0 16-21 * * * check-integrity ?max=1
`

const quiet = new Logger(() => () => undefined)

/** The queue's own tables, in the same database; needed before the first job is enqueued. */
export async function prepareQueue(pool: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: quiet })
}

/** Works the queue until stopped; several processes share it, and no job is done by two at once. */
export async function startWorker(
  pool: pg.Pool,
  handlers: JobHandlers,
  report: (error: unknown) => void,
): Promise<{ stop: () => Promise<void> }> {
  const runner: Runner = await run({
    pgPool: pool,
    logger: quiet,
    concurrency: 1,
    noHandleSignals: true,
    pollInterval: 2000,
    crontab: schedule,
    taskList: {
      'make-images': (payload) =>
        handlers['make-images'](z.strictObject({ revisionId: z.uuid() }).parse(payload)),
      'send-message': (payload) =>
        handlers['send-message'](z.strictObject({ noticeId: z.uuid() }).parse(payload)),
      'remind-due': async () => void (await handlers['remind-due']()),
      'forget-notices': async () => void (await handlers['forget-notices']()),
      'clear-uploads': () => handlers['clear-uploads'](),
      'check-integrity': async () => void (await handlers['check-integrity']()),
    },
  })
  runner.events.on('job:error', ({ error }) => report(error))
  return { stop: () => runner.stop() }
}
