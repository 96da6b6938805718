// `npm run soak`: bundles `tests/faults/soak/main.ts`, or `tests/faults/wire/main.ts` with `--server`, and runs it; it
// finds its arguments in process.argv from the third on.
import { pathToFileURL } from 'node:url'
import { prepare } from './prepare.mjs'
import { at, tool } from './shell.mjs'

await tool(async () => {
  const server = process.argv.includes('--server')
  await prepare(['packages', 'client', ...(server ? ['server'] : [])])
  const outfile = at('.cache/soak', server ? 'server.mjs' : 'main.mjs')
  const { build } = await import('esbuild')
  await build({
    entryPoints: [at('tests/faults', server ? 'wire' : 'soak', 'main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    tsconfig: at('tsconfig.json'),
    logLevel: 'warning',
  })
  await import(pathToFileURL(outfile).href)
})
