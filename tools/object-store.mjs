// A real S3 server for the tests: OpenStack Swift with s3api from Debian's packages, one replica, on loopback. Prints
// its address and keys as JSON and runs until it is stopped; `ensureObjectStore` installs what is missing where it may.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isMain, run, say, tool } from './shell.mjs'

const PACKAGES = ['swift', 'swift-account', 'swift-container', 'swift-object', 'swift-proxy', 'memcached']
const PROGRAMS = ['account', 'container', 'object', 'proxy'].map((name) => `/usr/bin/swift-${name}-server`)
const complete = () => [...PROGRAMS, '/usr/bin/memcached'].every((path) => existsSync(path))
const isRoot = () => process.getuid?.() === 0

/** null when an object store can be started here, else why not. */
export function objectStoreLacking() {
  if (!isRoot()) return '不是 root，Swift 不能在这里运行'
  return complete() ? null : `没有安装 ${PACKAGES.join('、')}`
}

/** Installs the packages where that is possible; where not, the tests say so and pass over. */
export async function ensureObjectStore() {
  if (complete() || !isRoot() || !existsSync('/usr/bin/apt-get')) return
  say('· 安装对象存储（Swift） …')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  try {
    await run('apt-get', ['update', '-qq'], { env, log: '/tmp/apt-update.log' })
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES], {
      env,
      log: '/tmp/apt-install.log',
    })
  } catch {
    say('  没有装成，对象存储的测试将跳过')
  }
}

/** Starts it in a folder of its own; `stop` ends its processes and removes the folder. */
export async function startObjectStore() {
  const folder = await mkdtemp(join(tmpdir(), 'zhibao-swift-'))
  const [account, container, object, proxy, memcached] = await freePorts(5)
  const children = []
  const stop = async () => {
    await Promise.all(children.map(ended))
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await mkdir(join(folder, 'devices/disk'), { recursive: true })
    await builtRings(folder, { account, container, object })
    children.push(started(folder, '/usr/bin/memcached', ['-l', '127.0.0.1', '-p', memcached, '-u', 'nobody']))
    for (const [name, port] of Object.entries({ account, container, object })) {
      await writeFile(join(folder, `${name}.conf`), storageServer(folder, name, port))
      children.push(started(folder, `/usr/bin/swift-${name}-server`, [join(folder, `${name}.conf`), '-v']))
    }
    await writeFile(join(folder, 'proxy.conf'), proxyServer(folder, proxy, memcached))
    children.push(started(folder, '/usr/bin/swift-proxy-server', [join(folder, 'proxy.conf'), '-v']))
    const endpoint = `http://127.0.0.1:${proxy}`
    await answers(`${endpoint}/healthcheck`)
    return { endpoint, accessKeyId: 'test:tester', secretAccessKey: 'testing', region: 'us-east-1', stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function started(folder, program, args) {
  const child = spawn(program, args.map(String), { stdio: 'ignore', cwd: folder, detached: true })
  child.unref()
  return child
}

/** Each runs in a process group of its own, with its workers. */
function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
    return Promise.resolve()
  return new Promise((resolve) => {
    child.ref()
    child.once('exit', resolve)
    process.kill(-child.pid, 'SIGKILL')
  })
}

async function builtRings(folder, ports) {
  for (const [name, port] of Object.entries(ports)) {
    const builder = join(folder, `${name}.builder`)
    const ring = (...args) =>
      run('/usr/bin/swift-ring-builder', [builder, ...args], { log: join(folder, 'rings.log') })
    await ring('create', '4', '1', '0')
    await ring('add', `r1z1-127.0.0.1:${port}/disk`, '1')
    await ring('rebalance')
  }
}

const storageServer = (folder, name, port) => `
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = root
swift_dir = ${folder}
devices = ${folder}/devices
mount_check = false
[pipeline:main]
pipeline = ${name}-server
[app:${name}-server]
use = egg:swift#${name}
${name === 'object' ? 'allowed_headers = Content-Disposition, Content-Encoding, X-Delete-At, X-Object-Manifest, X-Static-Large-Object\nnetwork_chunk_size = 65536\n' : ''}`

const proxyServer = (folder, port, memcached) => `
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = root
swift_dir = ${folder}
[pipeline:main]
pipeline = catch_errors healthcheck cache s3api tempauth slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
allow_account_management = true
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:healthcheck]
use = egg:swift#healthcheck
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:${memcached}
[filter:s3api]
use = egg:swift#s3api
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:slo]
use = egg:swift#slo
`

async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve) => {
          const server = createServer().listen(0, '127.0.0.1', () => resolve(server))
        }),
    ),
  )
  const ports = servers.map((server) => server.address().port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

async function answers(url) {
  for (let tries = 0; tries < 150; tries += 1) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${url} does not answer`)
}

if (isMain(import.meta)) {
  await tool(async () => {
    if (process.argv[2] === 'ensure') return ensureObjectStore()
    if (process.argv[2] === 'lacking') return console.log(objectStoreLacking() ?? '')
    const { stop, ...store } = await startObjectStore()
    console.log(JSON.stringify(store))
    for (const signal of ['SIGINT', 'SIGTERM'])
      process.once(signal, () => void stop().then(() => process.exit(0)))
    await new Promise(() => setInterval(() => {}, 60_000))
  })
}
