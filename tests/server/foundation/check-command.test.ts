import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

jest.setTimeout(60_000)

const ROOT = resolve(__dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'check-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function check(...args: string[]) {
  const file = join(ROOT, 'server/commands/check.ts')
  const { status, stderr, stdout } = spawnSync(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return { status, stdout, stderr }
}

function fileOf(content: string | Uint8Array): string {
  const file = join(folder, `${Math.floor(performance.now() * 1000)}.json`)
  writeFileSync(file, content)
  return file
}

it('CU1–CU64 prints one JSON object with an entry for every form, and nothing else', () => {
  const { status, stderr, stdout } = check(join(ROOT, 'tests/fixtures/published-facts.json'))
  expect([status, stderr]).toEqual([0, ''])
  const { forms } = JSON.parse(stdout)
  expect(forms).toHaveLength(32)
  expect(Object.keys(forms[1])).toEqual(['id', 'computed', 'findings'])
  expect(forms[1]).toMatchObject({
    id: 'A07',
    computed: { executionPoints: '10.00', total: '99.80', grade: '优' },
  })
})

it.each([
  ['no file', []],
  ['a file that is not there', [join(folder, 'nothing.json')]],
  ['a folder', [folder]],
  ['an option it does not know', ['--form', 'x']],
  ['a rule set it does not know', ['x.json', '--rules', 'XX']],
])('answers %s with one sentence and status 2', (_, args) => {
  const { status, stderr, stdout } = check(...args)
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).not.toContain(' at ')
})

it.each([
  ['broken JSON', '{"items":['],
  ['nothing', ''],
  ['bytes that are no text', new Uint8Array([255, 254, 0, 1])],
  ['NaN', '[NaN]'],
  ['a number', '5'],
  ['an object that is no document', '{"a":1}'],
])('answers %s with one sentence and status 2', (_, content) => {
  const { status, stderr, stdout } = check(fileOf(content))
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

it('survives what is nested deeply, numbers beyond all bounds and forms that are none', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  const { status, stdout } = check(
    fileOf(
      `{"items":[null,{"id":"d","funds":${deep},"indicators":[{"l3":${deep},"target":1e400}]}],"partialScoredRows":["\\u0000"]}`,
    ),
  )
  expect(status).toBe(0)
  expect(JSON.parse(stdout).forms.map(({ id }: { id: string }) => id)).toEqual([
    'items[0]',
    'd',
    'partialScoredRows[0]',
  ])
})
