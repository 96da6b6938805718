// `npm run soak`: bundles `tests/faults/soak/main.ts`, or `tests/faults/wire/main.ts` with `--server`, and runs it; it
// finds its arguments in process.argv from the third on.
import { prepare } from './prepare.mjs'
import { runBundled } from './run-bundled.mjs'
import { tool } from './shell.mjs'

await tool(async () => {
  const server = process.argv.includes('--server')
  await prepare(['packages', 'client', ...(server ? ['server'] : [])])
  const [entry, name] = server ? ['wire', 'server'] : ['soak', 'main']
  await runBundled(`tests/faults/${entry}/main.ts`, `.cache/soak/${name}.mjs`)
})
