/** Every numbered rule of every room is cited by a test: a promise that nobody checks is no rule. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(__dirname, '../../..')

function filesIn(folder: string, fits: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => fits.test(file) && !/node_modules|output|rules-are-cited/.test(file))
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8'))
}

/** 'DC1', and every number of 'FL1–FL4' and 'DC1–4'. */
function rulesNamedIn(text: string): string[] {
  return [...text.matchAll(/\b([A-Z]{2})(\d+)(?:[–-](?:\1)?(\d+))?\b/g)].flatMap(([, room, from, to]) => {
    const [first, last] = [Number(from), Number(to ?? from)]
    return last - first > 100 ? [] : Array.from({ length: last - first + 1 }, (_, n) => `${room}${first + n}`)
  })
}

const rules = ['domain', 'server'].flatMap((room) =>
  filesIn(room, /RULES\.md$/).flatMap((text) =>
    [...text.matchAll(/^\|\s*([A-Z]{2}\d+)\s*\|/gm)].map(([, rule = '']) => rule),
  ),
)

it('no rule goes without a test that cites it', () => {
  const cited = new Set(filesIn('tests', /\.(ts|tsx)$/).flatMap(rulesNamedIn))
  expect(rules.length).toBeGreaterThan(500)
  expect(rules.filter((rule) => !cited.has(rule))).toEqual([])
})

it('no two rules have one number', () => {
  expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([])
})

it.each`
  text                     | named
  ${'DC1 and MK12'}        | ${['DC1', 'MK12']}
  ${'FL1–FL3'}             | ${['FL1', 'FL2', 'FL3']}
  ${'OB16-18'}             | ${['OB16', 'OB17', 'OB18']}
  ${'GZ2020, UTF8, a DC3'} | ${['GZ2020', 'DC3']}
`('"$text" names $named', ({ named, text }) => {
  expect(rulesNamedIn(text)).toEqual(named)
})
