import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type App, checkout, killed, query, serverPid, startApp, trialFolder } from './embedded-trial'

jest.setTimeout(60_000)

const folder = trialFolder()
const running: App[] = []
let app: string

beforeAll(async () => {
  app = await checkout(join(folder, 'checkout'))
})
afterAll(async () => {
  for (const one of running) if (one.process.exitCode === null) await one.leave()
  rmSync(folder, { recursive: true, force: true })
})

const data = (name: string) => join(folder, name)
const start = async (name: string, by?: 'loopback') => {
  const one = await startApp(app, data(name), undefined, by)
  running.push(one)
  return one
}

/** Asks again while the server comes back. */
async function patiently<Row extends object>(url: string, sql: string): Promise<Row[]> {
  for (let left = 150; ; left -= 1) {
    try {
      return await query<Row>(url, sql)
    } catch (error) {
      if (left === 0) throw error
      await pause(100)
    }
  }
}

describe('a first start', () => {
  let first: App
  beforeAll(async () => {
    first = await start('first')
  })

  it('makes a database for Chinese text that is durable and has no address on the network', async () => {
    const [settings] = await query(
      first.url,
      `select current_setting('fsync') as fsync, current_setting('listen_addresses') as network,
         pg_encoding_to_char(encoding) as encoding, datcollate as collation, datlocale as locale
       from pg_database where datname = current_database()`,
    )
    expect(settings).toEqual({
      fsync: 'on',
      network: '',
      encoding: 'UTF8',
      collation: 'C.UTF-8',
      locale: 'C.UTF-8',
    })
  })

  it('finds Chinese words by trigrams', async () => {
    await query(first.url, 'create extension pg_trgm')
    const [found] = await query(first.url, `select similarity('赣州市财政局', '赣州市财政') as near`)
    expect(found).toEqual({ near: expect.closeTo(0.625, 2) })
  })

  it('survives the app being killed: the next start finds the same server and what was written', async () => {
    await query(first.url, `create table kept (word text); insert into kept values ('还在')`)
    const server = serverPid(data('first/postgres'))
    await killed(first.process)
    first = await start('first')
    expect(serverPid(data('first/postgres'))).toBe(server)
    expect(await query(first.url, 'select word from kept')).toEqual([{ word: '还在' }])
  })

  it('revives a killed server under the running app, with everything committed', async () => {
    const server = serverPid(data('first/postgres'))
    process.kill(server, 'SIGKILL')
    await pause(300)
    expect(await patiently(first.url, 'select word from kept')).toEqual([{ word: '还在' }])
    expect(serverPid(data('first/postgres'))).not.toBe(server)
    expect(first.said.join('')).toContain('内置数据库意外停止，正在重新启动')
  })

  it('starts again after app and server were both killed', async () => {
    await killed(first.process)
    process.kill(serverPid(data('first/postgres')), 'SIGKILL')
    first = await start('first')
    expect(await query(first.url, 'select word from kept')).toEqual([{ word: '还在' }])
  })

  it('stops with the last app that leaves, and never under another', async () => {
    const second = await start('first')
    await first.leave()
    expect(await query(second.url, 'select 1 as alive')).toEqual([{ alive: 1 }])
    await second.leave()
    expect(existsSync(data('first/postgres/postmaster.pid'))).toBe(false)
  })
})

it('is made once when four apps start at the same moment', async () => {
  const apps = await Promise.all(['a', 'b', 'c', 'd'].map(() => start('together')))
  const systems = await Promise.all(
    apps.map((one) => query(one.url, 'select system_identifier::text from pg_control_system()')),
  )
  expect(new Set(systems.map((rows) => JSON.stringify(rows))).size).toBe(1)
  await Promise.all(apps.map((one) => one.leave()))
  expect(existsSync(data('together/postgres/postmaster.pid'))).toBe(false)
})

it('is revived time and again under three apps, none of which gives up because another was as quick', async () => {
  const apps = await Promise.all(['shared', 'shared', 'shared'].map((name) => start(name)))
  for (let kills = 1; kills <= 3; kills += 1) {
    process.kill(serverPid(data('shared/postgres')), 'SIGKILL')
    for (const { said } of apps)
      while (said.join('').split('内置数据库已恢复').length <= kills) await pause(20)
  }
  expect(apps.map(({ said }) => said.join('').includes('没有启动'))).toEqual([false, false, false])
  expect(readdirSync(data('shared/postgres')).filter((name) => name.startsWith('start-'))).toEqual([])
})

it('keeps its socket elsewhere when the path of the data folder is too long for one', async () => {
  const deep = `deep/${'很长的路径'.repeat(8)}`
  const one = await start(deep)
  expect(decodeURIComponent(one.url)).toMatch(/host=\/tmp\/jixiao-zhibao-\w+$/)
  await killed(one.process)
  const again = await start(deep)
  expect(again.url).toBe(one.url)
  await again.leave()
})

it('asks for a password where it must listen on the loopback address', async () => {
  const one = await start('loopback', 'loopback')
  const address = new URL(one.url)
  expect(address.hostname).toBe('127.0.0.1')
  expect(address.password).toBe(readFileSync(data('loopback/postgres.password'), 'utf8'))
  address.password = 'guess'
  await expect(query(address.href, 'select 1')).rejects.toThrow('password authentication failed')
  await killed(one.process)
  expect((await start('loopback', 'loopback')).url).toBe(one.url)
})
