// The server as plain JavaScript: `server/main.ts` becomes `server/dist/main.js`, and each `server/commands/NAME.ts`
// becomes `command-NAME.js` beside it. Packages stay outside, in node_modules.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { parse } from 'node:path'
import { product } from './freshness.mjs'
import { at, isMain, say, tool } from './shell.mjs'

export const server = product('server', {
  inputs: [
    'server',
    'domain',
    'tsconfig.json',
    'tools/build-server.mjs',
    'node_modules/esbuild/package.json',
  ],
  output: 'server/dist',
})

function entries() {
  const commands = existsSync(at('server/commands')) ? readdirSync(at('server/commands')) : []
  const named = commands
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => [`command-${parse(file).name}`, at('server/commands', file)])
  const main = existsSync(at('server/main.ts')) ? [['main', at('server/main.ts')]] : []
  return Object.fromEntries([...main, ...named])
}

export const buildServer = () =>
  server.make(async () => {
    const entryPoints = entries()
    if (Object.keys(entryPoints).length === 0) return say('还没有服务端入口，略过')
    const { build } = await import('esbuild')
    const outdir = at('server/dist')
    await build({
      entryPoints,
      outdir,
      absWorkingDir: at(''),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      packages: 'external',
      tsconfig: at('tsconfig.json'),
      sourcemap: true,
      logLevel: 'warning',
    })
    const kept = new Set(Object.keys(entryPoints).flatMap((name) => [`${name}.js`, `${name}.js.map`]))
    for (const file of readdirSync(outdir))
      if (!kept.has(file)) rmSync(at('server/dist', file), { recursive: true })
  })

if (isMain(import.meta)) await tool(buildServer)
