import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { openDiskBlobs } from '../../../server/evidence/disk-blobs'
import { startEmbedded } from '../../../server/storage/embedded'
import { applyMigrations } from '../../../server/storage/migrations/apply-migrations'
import { trialFolder } from './embedded-trial'

jest.setTimeout(60_000)

const ROOT = resolve(__dirname, '../../..')
const folder = trialFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function command(name: 'backup' | 'restore', dataDir: string, ...args: string[]) {
  const file = join(ROOT, 'server/commands', `${name}.ts`)
  const env = { ...process.env, DATABASE_URL: '', DATA_DIR: dataDir }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  })
  return { status, said: stdout + stderr }
}

it('moves the whole data folder of this build to another place', async () => {
  const [from, to, backup] = ['from', 'to', 'backup'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  const database = await startEmbedded({ dataDir: from })
  await applyMigrations(database.url)
  const client = new pg.Client(database.url)
  await client.connect()
  const { sha256 } = await (await openDiskBlobs(join(from, 'blobs'))).put(Buffer.from('照片'))
  await client.query(`insert into meta values ('feed_epoch', 'of the source'), ('note', '随行')`)
  await client.query(`insert into blob (sha256, size, media_type) values ($1, 6, 'image/jpeg')`, [sha256])
  await client.end()

  const saved = command('backup', from, backup)
  expect(saved.said).toMatch(/^备份完成：\d+ 张表 3 行，1 个文件，存于 /)
  await database.stop()
  expect(command('restore', to, backup)).toEqual({
    status: 0,
    said: expect.stringMatching(/^恢复完成：\d+ 张表 3 行，1 个文件/),
  })

  const restored = await startEmbedded({ dataDir: to })
  try {
    const reader = new pg.Client(restored.url)
    await reader.connect()
    const { rows } = await reader.query('select key, value from meta order by key')
    await reader.end()
    expect(rows).toEqual([
      { key: 'feed_epoch', value: expect.not.stringContaining('source') },
      { key: 'note', value: '随行' },
    ])
    expect(await (await openDiskBlobs(join(to, 'blobs'))).read(sha256)).toEqual(Buffer.from('照片'))
  } finally {
    await restored.stop()
  }
})

it.each(['backup', 'restore'] as const)(
  'says in one sentence how %s is called, and what is wrong with its setting',
  (name) => {
    expect(command(name, folder)).toEqual({ status: 1, said: `用法：npm run ${name} -- 文件夹\n` })
    const wrong = spawnSync(
      process.execPath,
      ['--import', 'tsx', join(ROOT, 'server/commands', `${name}.ts`), folder],
      {
        cwd: ROOT,
        env: { ...process.env, PORT: 'x' },
        encoding: 'utf8',
      },
    )
    expect(wrong.stderr).toMatch(/^配置有误，未启动：PORT 的值“x”不对/)
  },
)
