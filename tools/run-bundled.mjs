// Bundles a TypeScript program that stands outside the server and becomes it; it finds its arguments in process.argv.
import { pathToFileURL } from 'node:url'
import { at } from './shell.mjs'

export async function runBundled(entry, outfile) {
  const { build } = await import('esbuild')
  await build({
    entryPoints: [at(entry)],
    outfile: at(outfile),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    tsconfig: at('tsconfig.json'),
    logLevel: 'warning',
  })
  await import(pathToFileURL(at(outfile)).href)
}
