// `npm test`: prepares what is due, then runs the fast tests; `--journeys` adds those in the mini-program runner and
// the browser, `--only-journeys` runs just those; the faults run as `--selectProjects faults`. Everything else is
// handed to Jest.
import { spawnSync } from 'node:child_process'
import { ensureBrowser } from './ensure-browser.mjs'
import { prepare } from './prepare.mjs'
import { at, root, tool } from './shell.mjs'

const FAST = ['domain', 'server', 'mobile']
const JOURNEYS = ['weapp', 'journeys']

await tool(async () => {
  const given = new Set(process.argv.slice(2))
  const journeys = given.has('--journeys') || given.has('--only-journeys')
  const projects = [...(given.has('--only-journeys') ? [] : FAST), ...(journeys ? JOURNEYS : [])]
  const forJest = process.argv.slice(2).filter((argument) => !/^--(only-)?journeys$/.test(argument))

  await prepare(['packages', 'client', 'server', ...(journeys ? ['h5', 'weapp'] : [])])
  if (journeys) await ensureBrowser()
  const selected = given.has('--selectProjects') ? [] : ['--selectProjects', ...projects]
  const jest = spawnSync(
    process.execPath,
    [at('node_modules/jest/bin/jest.js'), '--passWithNoTests', ...forJest, ...selected],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NODE_ENV: 'test' } },
  )
  process.exit(jest.status ?? 1)
})
