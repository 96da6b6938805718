import { unhurried } from '@server/storage/sql'
import pg from 'pg'
import { freshDatabase, type TestDatabase } from '../../support/database'

let database: TestDatabase
let client: pg.Client
beforeAll(async () => {
  database = await freshDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query('set synchronous_commit = on') // the tests' databases never wait
  await client.query('create table note (id int primary key, waits text)')
})
afterAll(async () => {
  await client?.end()
  await database?.drop()
})

const waits = async () =>
  (await client.query<{ synchronous_commit: string }>('show synchronous_commit')).rows[0]?.synchronous_commit

describe('a note whose commit does not wait for the disk', () => {
  it('is that one statement alone: when it is written the wait is off, afterwards on again', async () => {
    expect(await waits()).toBe('on')
    await client.query(
      `insert into note select 1, current_setting('synchronous_commit') from ${unhurried}, (values (1)) as one`,
    )
    await client.query(`insert into note values (2, current_setting('synchronous_commit'))`)
    await client.query(
      `update note set waits = waits || current_setting('synchronous_commit') from ${unhurried} where id = 2`,
    )
    const { rows } = await client.query<{ waits: string }>('select waits from note order by id')
    expect(rows.map((row) => row.waits)).toEqual(['off', 'onoff'])
    expect(await waits()).toBe('on')
  })
})
