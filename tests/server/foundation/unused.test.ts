import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const UNUSED = resolve(__dirname, '../../../tools/unused.mjs')

/** What the tool says of a checkout with these files. */
function unused(files: Readonly<Record<string, string>>): {
  status: number | null
  lines: readonly string[]
} {
  const checkout = mkdtempSync(join(tmpdir(), 'unused-'))
  for (const [path, text] of Object.entries({
    'package.json': '{"dependencies":{},"devDependencies":{}}',
    ...files,
  })) {
    mkdirSync(dirname(join(checkout, path)), { recursive: true })
    writeFileSync(join(checkout, path), text)
  }
  const { status, stderr } = spawnSync(process.execPath, [UNUSED, checkout], { encoding: 'utf8' })
  rmSync(checkout, { recursive: true })
  return { status, lines: stderr.trim().split('\n') }
}

const start = { 'server/main.ts': "import { a } from '@domain/a'\nimport './b'\nconsole.log(a)" }

it('lets pass what is imported by name, whole, on one platform of two, or stands in a signature', () => {
  const files = {
    ...start,
    'domain/a.ts': 'export interface Given { n: number }\nexport const a = (given: Given) => given.n',
    'server/b.ts': "import * as c from './c'\nexport { d } from './d'\nconsole.log(c)",
    'server/c.ts': 'export const one = 1\nexport function two() {}',
    'server/d.ts': 'export const d = 4',
    'mobile/src/app.tsx': "import { ask } from './platform/ask'\nimport('./later')\nask()",
    'mobile/src/later.ts': 'export default 1',
    'mobile/src/platform/ask.ts': 'export const ask = () => 1',
    'mobile/src/platform/ask.weapp.ts': 'export const ask = () => 2',
    'tests/a.test.ts': "import { d } from '@server/b'\nconsole.log(d)",
  }
  expect(unused(files)).toEqual({ status: 0, lines: ['unused: every export and every package is used'] })
})

it.each`
  what                             | files                                                                                                                        | said
  ${'an export nobody takes'}      | ${{ 'domain/a.ts': 'export const a = 1\nexport const { x, y: [z] } = {}' }}                                                  | ${['domain/a.ts:2 exports x', 'domain/a.ts:2 exports z']}
  ${'a module nobody reaches for'} | ${{ 'domain/a.ts': 'export const a = 1', 'server/old.ts': 'export type T = 1' }}                                             | ${['server/old.ts: nothing imports it']}
  ${'a package nobody names'}      | ${{ 'domain/a.ts': 'export const a = 1', 'package.json': '{"dependencies":{"idle":"1"}}' }}                                  | ${['package.json: nothing imports idle']}
  ${'a package only of tests'}     | ${{ 'domain/a.ts': 'export const a = 1', 'package.json': '{"dependencies":{"tool":"1"}}', 'tests/x.ts': "import 'tool/x'" }} | ${['package.json: only tests and tools import tool']}
`('names $what', ({ files, said }: { files: Record<string, string>; said: readonly string[] }) => {
  const { status, lines } = unused({ ...start, 'server/b.ts': '', ...files })
  expect(status).toBe(1)
  expect(lines.slice(0, -1).map((line) => line.replace(/, .*/, ''))).toEqual(said)
})
