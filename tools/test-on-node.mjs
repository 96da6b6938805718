// `npm run test:node -- 22 [Jest's arguments]`: the server's tests on another major version of Node, which npm brings
// (the programs behind its package `node`) and .cache/node keeps. Without a version: on each that we promise.
import { existsSync } from 'node:fs'
import { prepare } from './prepare.mjs'
import { at, run, StepFailed, say, tool } from './shell.mjs'

const PROMISED = { 20: '20.20.2', 22: '22.23.3', 24: '24.21.0' }

await tool(async () => {
  const [first = '', ...rest] = process.argv.slice(2)
  const majors = first in PROMISED ? [first] : Object.keys(PROMISED)
  const forJest = first in PROMISED ? rest : process.argv.slice(2)
  await prepare(['packages', 'client', 'server'])
  for (const major of majors) {
    const node = await nodeOf(PROMISED[major])
    say(`· 服务端测试，Node ${PROMISED[major]}`)
    await run(node, [at('node_modules/jest/bin/jest.js'), '--selectProjects', 'server', ...forJest], {
      env: { NODE_ENV: 'test' },
    })
  }
})

/** The program of that very version, fetched at the first call. */
async function nodeOf(version) {
  const { platform, arch } = process
  const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`
  const home = at('.cache/node', version)
  const program = `${home}/node_modules/${name}/bin/node${platform === 'win32' ? '.exe' : ''}`
  if (existsSync(program)) return program
  const options = ['--prefix', home, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund']
  await run('npm', ['install', ...options, `${name}@${version}`], { log: at('.cache/other-node.log') })
  if (!existsSync(program)) throw new StepFailed(`npm 没有给出 ${name}@${version} 的程序`)
  return program
}
