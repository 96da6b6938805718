// Loaded into a server before it starts (`node --import`): names every step that a request takes on database and disk
// and before its answer, and kills a process with SIGKILL right before the step that it was told over IPC: itself, or
// the database's.
//
//   { path, at, victim }  from now on count the steps of requests whose address begins so; kill before step `at`
//   { step }              back, when there is no such step: each, before it is taken
import { AsyncLocalStorage } from 'node:async_hooks'
import fileSystem from 'node:fs/promises'
import http from 'node:http'
import { basename, dirname } from 'node:path'
import pg from 'pg'

/** Holds for requests that are counted; each says so for its connection, whose next request says so anew. */
const counted = new AsyncLocalStorage()
let watched = null
let deadly = null
let killed = process.pid
let steps = 0

process.on('message', ({ path, at, victim }) => {
  watched = path
  deadly = at
  killed = victim ?? process.pid
  steps = 0
  process.send({ armed: true })
})
process.channel.unref()

function step(name) {
  if (!counted.getStore()) return
  steps += 1
  if (steps === deadly) process.kill(killed, 'SIGKILL')
  if (deadly === null) process.send({ step: name })
}

const { emit } = http.Server.prototype
http.Server.prototype.emit = function (event, request, ...rest) {
  if (event === 'request') counted.enterWith(watched !== null && request.url.startsWith(watched))
  return emit.call(this, event, request, ...rest)
}

const { end } = http.ServerResponse.prototype
http.ServerResponse.prototype.end = function (...given) {
  step(`reply ${this.statusCode}`)
  this.once('finish', () => step('after the reply'))
  return end.apply(this, given)
}

const { query } = pg.Client.prototype
pg.Client.prototype.query = function (asked, ...rest) {
  const text = typeof asked === 'string' ? asked : asked.text
  step(`database: ${text.trim().split(/\s+/).slice(0, 4).join(' ')}`)
  return query.call(this, asked, ...rest)
}

for (const name of ['mkdir', 'open', 'rename', 'unlink']) {
  const plain = fileSystem[name]
  fileSystem[name] = (path, ...rest) => {
    step(`disk: ${name} in ${basename(dirname(path))}`)
    return plain(path, ...rest)
  }
}

const probe = await fileSystem.open(process.execPath)
const handle = Object.getPrototypeOf(probe)
await probe.close()
for (const name of ['writeFile', 'sync']) {
  const plain = handle[name]
  handle[name] = function (...given) {
    step(`disk: ${name === 'sync' ? 'fsync' : 'write'}`)
    return plain.apply(this, given)
  }
}
