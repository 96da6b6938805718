import {
  bracketWords,
  challengeCodeSchema,
  codeAlphabet,
  drawn,
  listHash,
  spaced,
} from '@domain/evidence/challenge'
import fc from 'fast-check'

const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 60 })

describe('CH2: a sample', () => {
  it('is drawn again by whoever has seed and list, in whatever order the list comes', () => {
    fc.assert(
      fc.property(fc.uuid(), ids, fc.integer({ min: 1, max: 80 }), (seed, list, size) => {
        const sample = drawn(seed, list, size)
        expect(drawn(seed, [...list].reverse(), size)).toEqual(sample)
        expect(listHash([...list].reverse())).toBe(listHash(list))
        expect(new Set(sample).size).toBe(Math.min(size, list.length))
        expect(sample.every((id) => list.includes(id))).toBe(true)
      }),
    )
  })

  it('gives every photo the same chance: of 20, each is drawn 250 ± 60 times when 5 are drawn 1,000 times', () => {
    const list = Array.from({ length: 20 }, (_, at) => `photo-${at}`)
    const times = new Map(list.map((id) => [id, 0]))
    for (let seed = 0; seed < 1000; seed += 1) {
      for (const id of drawn(String(seed), list, 5)) times.set(id, (times.get(id) ?? 0) + 1)
    }
    for (const count of times.values()) expect(Math.abs(count - 250)).toBeLessThan(60)
  })
})

it('CH3: a code has no character that is read as another', () => {
  expect(codeAlphabet).not.toMatch(/[018BIGLOQSZ]/)
  expect(new Set(codeAlphabet).size).toBe(codeAlphabet.length)
  expect(challengeCodeSchema.safeParse('7F3K92').success).toBe(true)
  for (const code of ['7f3k92', '7F3K9', '7F3K922', 'O00000']) {
    expect(challengeCodeSchema.safeParse(code).success).toBe(false)
  }
  expect(spaced('7F3K92')).toBe('7F3 K92')
})

it.each`
  receivedAt                    | lasting
  ${'2026-08-24T01:30:40.000Z'} | ${'40 秒'}
  ${'2026-08-24T02:12:44.000Z'} | ${'43 分钟'}
  ${'2026-08-25T02:00:00.000Z'} | ${'24 小时 30 分钟'}
`('CH5: issue and receipt bracket the picture by $lasting', ({ receivedAt, lasting }) => {
  const words = bracketWords('7F3K92', '2026-08-24T01:30:00.000Z', receivedAt)
  expect(words).toContain('验证码 7F3 K92 于 2026-08-24 09:30:00 发出')
  expect(words).toContain(`拍于这 ${lasting}之内`)
  expect(words).toContain('是不是同一地点，要对照原照片')
})
