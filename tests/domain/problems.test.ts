import { isProblemCode, natureOf, type ProblemCode, problemCodes, sentenceOf } from '@domain/problems/codes'
import { Problem } from '@domain/problems/problem'

const codes = problemCodes

it('PR1 codes are stable strings, thing.what, and known as such', () => {
  expect(codes.length).toBeGreaterThan(50)
  for (const code of codes) expect(code).toMatch(/^[a-z][a-z-]*\.[a-z][a-z-]*$/)
  expect(isProblemCode('filing.not-found')).toBe(true)
  for (const other of ['toString', 'filing.unheard-of', null, 7]) expect(isProblemCode(other)).toBe(false)
})

it.each(codes.map((code) => [code] as const))(
  'PR2 %s says what happened and what next, in full-width punctuation',
  (code) => {
    const sentence = sentenceOf(code)
    expect(sentence).toMatch(/[。]$/)
    expect(sentence).not.toMatch(/[!！]|[,;?](?![0-9])/)
    expect(sentence.length).toBeGreaterThanOrEqual(12)
  },
)

it('PR3 every code has one of the natures that a transport knows', () => {
  const natures = new Set([
    'unauthenticated',
    'forbidden',
    'absent',
    'refused',
    'conflict',
    'limited',
    'busy',
  ])
  for (const code of codes) expect(natures.has(natureOf(code))).toBe(true)
})

it('PR4 what is not found is absent, what is not yours is forbidden', () => {
  const ending = (pattern: RegExp): ProblemCode[] => codes.filter((code) => pattern.test(code))
  for (const code of ending(/\.not-found$/)) expect(natureOf(code)).toBe('absent')
  for (const code of ending(/\.not-yours/)) expect(natureOf(code)).toBe('forbidden')
})

it('PR5 a problem carries its code and its details', () => {
  const problem = new Problem('filing.late', { dueAt: '2021-08-31T15:59:59.000Z' })
  expect(problem).toMatchObject({ code: 'filing.late', details: { dueAt: '2021-08-31T15:59:59.000Z' } })
})
