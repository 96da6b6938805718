import { setTimeout as pause } from 'node:timers/promises'
import { prepareQueue, startWorker } from '@server/jobs/worker'
import pg from 'pg'
import { freshDatabase, type TestDatabase } from '../../support/database'

/** The queue as two server processes share it. */
let database: TestDatabase
let pool: pg.Pool
beforeEach(async () => {
  database = await freshDatabase()
  pool = new pg.Pool({ connectionString: database.url })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  await prepareQueue(pool)
})
afterEach(async () => {
  await pool.end()
  await database.drop()
})

it('NT5, NT11 a job is done by one of them, and the schedule is entered once', async () => {
  const done: string[] = []
  const worker = (name: string) =>
    startWorker(
      pool,
      {
        'make-images': async () => undefined,
        'send-message': async ({ noticeId }) => void done.push(`${name} ${noticeId}`),
        'remind-due': async () => undefined,
        'forget-notices': async () => undefined,
        'clear-uploads': async () => undefined,
        'check-integrity': async () => undefined,
      },
      (error) => done.push(String(error)),
    )
  const workers = await Promise.all([worker('first'), worker('second')])
  const noticeId = '0190a5c0-0000-7000-8000-00000000f111'
  await pool.query("select graphile_worker.add_job('send-message', $1)", [JSON.stringify({ noticeId })])
  for (let tries = 0; tries < 100 && done.length === 0; tries += 1) await pause(50)
  await Promise.all(workers.map((one) => one.stop()))
  expect(done).toEqual([expect.stringMatching(new RegExp(`^(first|second) ${noticeId}$`))])
  const { rows } = await pool.query(
    'select identifier from graphile_worker._private_known_crontabs order by 1',
  )
  const scheduled = ['check-integrity', 'clear-uploads', 'forget-notices', 'remind-due']
  expect(rows).toEqual(scheduled.map((identifier) => ({ identifier })))
})
