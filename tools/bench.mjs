// `npm run bench -- NAME`: bundles `tests/bench/NAME.ts` and runs it; each prints one JSON object.
import { existsSync, readdirSync } from 'node:fs'
import { parse } from 'node:path'
import { prepare } from './prepare.mjs'
import { runBundled } from './run-bundled.mjs'
import { at, StepFailed, tool } from './shell.mjs'

/** Those that open the built web app in Chromium. */
const NEED_H5 = ['outbox']

await tool(async () => {
  const [name = '', ...args] = process.argv.slice(2)
  const entry = at('tests/bench', `${name}.ts`)
  if (!/^[\w-]+$/.test(name) || !existsSync(entry)) {
    const known = readdirSync(at('tests/bench')).flatMap((file) =>
      file.endsWith('.ts') ? [parse(file).name] : [],
    )
    throw new StepFailed(`用法：npm run bench -- 名称（${known.join('、')}）`)
  }
  await prepare(['packages', 'client', 'server', ...(NEED_H5.includes(name) ? ['h5'] : [])])
  const outfile = `.cache/bench/${name}.mjs`
  process.argv = [process.execPath, at(outfile), ...args]
  await runBundled(`tests/bench/${name}.ts`, outfile)
})
