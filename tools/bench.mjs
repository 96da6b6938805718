// `npm run bench -- NAME`: bundles `tests/bench/NAME.ts` and runs it; each prints one JSON object.
import { existsSync, readdirSync } from 'node:fs'
import { parse } from 'node:path'
import { prepare } from './prepare.mjs'
import { at, StepFailed, tool } from './shell.mjs'

await tool(async () => {
  const [name = '', ...args] = process.argv.slice(2)
  const entry = at('tests/bench', `${name}.ts`)
  if (!/^[\w-]+$/.test(name) || !existsSync(entry)) {
    const known = readdirSync(at('tests/bench')).flatMap((file) =>
      file.endsWith('.ts') ? [parse(file).name] : [],
    )
    throw new StepFailed(`用法：npm run bench -- 名称（${known.join('、')}）`)
  }
  await prepare(['packages', 'client', 'server'])
  const outfile = at('.cache/bench', `${name}.mjs`)
  const { build } = await import('esbuild')
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    tsconfig: at('tsconfig.json'),
    logLevel: 'warning',
  })
  process.argv = [process.execPath, outfile, ...args]
  await import(new URL(`../.cache/bench/${name}.mjs`, import.meta.url).href)
})
