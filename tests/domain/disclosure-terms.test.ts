import { queryTerms, termsOf } from '@domain/disclosure/terms'
import fc from 'fast-check'

it('DS5: a text is found by each character and each pair of neighbours, letters in lower case', () => {
  expect(termsOf('低保A区')).toEqual(['低', '低保', '保', '保a', 'a', 'a区', '区'])
  expect(termsOf('低保', '低保')).toEqual(['低', '低保', '保'])
  expect(termsOf('', '，。')).toEqual([])
})

it('DS5: pairs do not reach from one text into the next', () => {
  expect(termsOf('低', '保')).not.toContain('低保')
})

it.each`
  query         | terms
  ${'康复'}     | ${['康复']}
  ${'康'}       | ${['康']}
  ${' 康复 县'} | ${['康复', '县']}
  ${'儿童康复'} | ${['儿童', '童康', '康复']}
  ${''}         | ${[]}
`('DS5: "$query" asks for $terms', ({ query, terms }) => {
  expect(queryTerms(query)).toEqual(terms)
})

const name = fc.string({ unit: fc.constantFrom(...'残疾人康复救助（一期）2026ABc·-'), minLength: 1 })

it('DS5: every part of a name finds it', () => {
  fc.assert(
    fc.property(name, fc.nat(30), fc.nat(30), (text, from, length) => {
      const held = new Set(termsOf(text))
      for (const term of queryTerms(text.slice(from, from + length))) expect(held).toContain(term)
    }),
  )
})
