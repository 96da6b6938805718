// Two commands may prepare the same checkout at once (a start and a test): they take turns by a folder that only
// one can make. A killed holder is noticed by its process number.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { at, say } from './shell.mjs'

const LOCK = '.cache/preparing'

export async function inTurn(body) {
  mkdirSync(at('.cache'), { recursive: true })
  for (let waited = 0; !taken(); waited += 200) {
    if (waited === 0) say('另一个命令正在准备，等它完成')
    await pause(200)
  }
  try {
    return await body()
  } finally {
    rmSync(at(LOCK), { recursive: true, force: true })
  }
}

function taken() {
  try {
    mkdirSync(at(LOCK))
    writeFileSync(at(LOCK, 'pid'), String(process.pid))
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (holderIsGone()) rmSync(at(LOCK), { recursive: true, force: true })
    return false
  }
}

function holderIsGone() {
  try {
    process.kill(Number(readFileSync(at(LOCK, 'pid'), 'utf8')), 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}
