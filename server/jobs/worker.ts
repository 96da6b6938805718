import { Logger, type Runner, run, runMigrations } from 'graphile-worker'
import type pg from 'pg'
import * as z from 'zod'

/** What each kind of job does, by name. */
export interface JobHandlers {
  readonly 'make-images': (payload: { revisionId: string }) => Promise<void>
}

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
    taskList: {
      'make-images': (payload) =>
        handlers['make-images'](z.strictObject({ revisionId: z.uuid() }).parse(payload)),
    },
  })
  runner.events.on('job:error', ({ error }) => report(error))
  return { stop: () => runner.stop() }
}
