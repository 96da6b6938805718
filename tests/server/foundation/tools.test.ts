import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const TOOLS = resolve(__dirname, '../../../tools')

let checkout: string
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'tools-'))
})
afterEach(() => rmSync(checkout, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(join(checkout, path, '..'), { recursive: true })
  writeFileSync(join(checkout, path), text)
}

describe('freshness of a product', () => {
  beforeEach(() => {
    for (const file of ['freshness.mjs', 'shell.mjs'])
      cpSync(join(TOOLS, file), join(checkout, 'tools', file))
    write('source/a.ts', 'one')
    write('source/dist/b.js', 'not a source')
    write(
      'ask.mjs',
      `import { product } from './tools/freshness.mjs'
       import { writeFileSync } from 'node:fs'
       const made = product('trial', { inputs: ['source', 'absent'], output: 'result' })
       if (process.argv[2] === 'make') await made.make(() => writeFileSync('result', ''))
       if (process.argv[2] === 'edit while making') {
         await made.make(() => { writeFileSync('result', ''); writeFileSync('source/a.ts', 'later') })
       }
       console.log(made.stale() ? 'stale' : 'fresh')`,
    )
  })
  const ask = (...args: string[]) =>
    spawnSync(process.execPath, ['ask.mjs', ...args], { cwd: checkout, encoding: 'utf8' }).stdout.trim()

  it.each`
    what                                     | change                                                   | then
    ${'nothing'}                             | ${() => undefined}                                       | ${'fresh'}
    ${'the time of a source, not its text'}  | ${() => utimesSync(join(checkout, 'source/a.ts'), 1, 1)} | ${'fresh'}
    ${'a build result among the sources'}    | ${() => write('source/dist/b.js', 'changed')}            | ${'fresh'}
    ${'a source'}                            | ${() => write('source/a.ts', 'two')}                     | ${'stale'}
    ${'a new source'}                        | ${() => write('source/c.ts', '')}                        | ${'stale'}
    ${'a source named but absent until now'} | ${() => write('absent', '')}                             | ${'stale'}
    ${'the result, which is gone'}           | ${() => rmSync(join(checkout, 'result'))}                | ${'stale'}
  `('is $then after a change of $what', ({ change, then }) => {
    expect(ask()).toBe('stale')
    expect(ask('make')).toBe('fresh')
    change()
    expect(ask()).toBe(then)
    expect(ask()).toBe(then)
  })

  it('is stale when a source was edited while it was made', () => {
    expect(ask('edit while making')).toBe('stale')
  })
})

describe('the total of a run of everything', () => {
  const run = {
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    numRuntimeErrorTestSuites: 0,
  }
  const total = (runs: object[], failedSteps = '0') => {
    runs.forEach((one, i) => {
      write(`results/${i}.json`, JSON.stringify({ ...run, success: true, ...one }))
    })
    mkdirSync(join(checkout, 'results'), { recursive: true })
    const args = [join(TOOLS, 'total.mjs'), join(checkout, 'results'), failedSteps]
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    return { status, last: stdout.trimEnd().split('\n').at(-1) }
  }

  it.each`
    case                               | runs                                                  | steps  | status | last
    ${'all passed'}                    | ${[{}, { numPassedTests: 4 }]}                        | ${'0'} | ${0}   | ${'7 passed, 0 failed'}
    ${'a test failed'}                 | ${[{}, { numFailedTests: 2, success: false }]}        | ${'0'} | ${1}   | ${'6 passed, 2 failed'}
    ${'a file did not load'}           | ${[{ numRuntimeErrorTestSuites: 1, success: false }]} | ${'0'} | ${1}   | ${'3 passed, 1 failed'}
    ${'a run failed beside its tests'} | ${[{ success: false }]}                               | ${'0'} | ${1}   | ${'3 passed, 1 failed'}
    ${'a step failed before any test'} | ${[]}                                                 | ${'1'} | ${1}   | ${'0 passed, 1 failed'}
    ${'no test ran at all'}            | ${[{ numPassedTests: 0 }]}                            | ${'0'} | ${1}   | ${'0 passed, 1 failed'}
  `('says when $case: $last', ({ runs, steps, status, last }) => {
    expect(total(runs, steps)).toEqual({ status, last })
  })
})
