// Makes a fresh clone ready, and a warm one in no time: dependencies, database client, server bundle, H5 app. Each
// step runs only when what it is made of has changed. Until the first step has run there are no packages, so this
// file and those it imports use Node alone.
import { buildMobile, mobile } from './build-mobile.mjs'
import { buildServer, server } from './build-server.mjs'
import { client, generateClient } from './generate-client.mjs'
import { installPackages, packagesStale } from './install-packages.mjs'
import { isMain, say, tool } from './shell.mjs'
import { inTurn } from './turn.mjs'

const STEPS = {
  packages: { sentence: '安装依赖（首次约一分钟）', stale: packagesStale, make: installPackages },
  client: { sentence: '生成数据库客户端', stale: client.stale, make: generateClient },
  server: { sentence: '构建服务端', stale: server.stale, make: buildServer },
  h5: { sentence: '构建手机网页（约半分钟）', stale: mobile.h5.stale, make: () => buildMobile('h5') },
  weapp: { sentence: '构建小程序（约半分钟）', stale: mobile.weapp.stale, make: () => buildMobile('weapp') },
}

/** Does the named steps, in order, as far as they are due. */
export async function prepare(names = ['packages', 'client', 'server', 'h5']) {
  if (!(await anyStale(names))) return
  await inTurn(async () => {
    for (const name of names) {
      const { sentence, stale, make } = STEPS[name]
      if (!(await stale())) continue
      const began = performance.now()
      say(`· ${sentence} …`)
      await make()
      say(`  完成，用时 ${((performance.now() - began) / 1000).toFixed(1)} 秒`)
    }
  })
}

async function anyStale(names) {
  for (const name of names) if (await STEPS[name].stale()) return true
  return false
}

if (isMain(import.meta)) await tool(() => prepare())
