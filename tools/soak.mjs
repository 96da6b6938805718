// `npm run soak`: bundles `tests/faults/soak/main.ts` and runs it; it finds its arguments in process.argv from the third on.
import { prepare } from './prepare.mjs'
import { at, tool } from './shell.mjs'

await tool(async () => {
  await prepare(['packages', 'client'])
  const outfile = at('.cache/soak', 'main.mjs')
  const { build } = await import('esbuild')
  await build({
    entryPoints: [at('tests/faults/soak/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    tsconfig: at('tsconfig.json'),
    logLevel: 'warning',
  })
  await import(new URL('../.cache/soak/main.mjs', import.meta.url).href)
})
