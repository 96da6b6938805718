import { defaultRuleSets } from '../../domain/rule-sets/default-rule-sets'
import { type RuleSet, ruleSetFor, ruleSetSchema } from '../../domain/rule-sets/rule-set'

const [gz2020] = defaultRuleSets
if (!gz2020) throw new Error('no built-in rule set')

const like = (changes: Partial<RuleSet>): RuleSet => ({ ...gz2020, ...changes })

const sets = [
  ...defaultRuleSets,
  like({ id: 'JX2018', fiscalYear: 2018, divisionCode: '360000' }),
  like({ id: 'XF2021', fiscalYear: 2021, divisionCode: '360722' }),
  like({ id: 'XF2021b', fiscalYear: 2021, divisionCode: '360722', version: 2 }),
  like({ id: 'ZONE', fiscalYear: 2021, divisionCode: '360700001' }),
]

describe('which rule set holds', () => {
  it.each`
    rule                                               | year    | division       | id
    ${'RS1 the city has its own'}                      | ${2020} | ${'360700'}    | ${'GZ2020'}
    ${'RS1 a county without its own takes the city'}   | ${2020} | ${'360781'}    | ${'GZ2020'}
    ${'RS1 nine digits take the district, then above'} | ${2020} | ${'360702000'} | ${'GZ2020'}
    ${'RS1 a functional zone with its own'}            | ${2021} | ${'360700001'} | ${'ZONE'}
    ${'RS1 another city takes the province'}           | ${2020} | ${'360100'}    | ${'JX2018'}
    ${'RS1 a county with its own, before it begins'}   | ${2020} | ${'360722'}    | ${'GZ2020'}
    ${'RS1 the nearest wins over a later city set'}    | ${2023} | ${'360722'}    | ${'XF2021b'}
    ${'RS2 a set holds until the next begins'}         | ${2021} | ${'360700'}    | ${'GZ2020'}
    ${'RS2 documents of 2021 hold from 2022'}          | ${2022} | ${'360700'}    | ${'GZ2022'}
    ${'RS2 and for later years'}                       | ${2026} | ${'360781'}    | ${'GZ2022'}
    ${'RS3 of one year the newest version'}            | ${2021} | ${'360722'}    | ${'XF2021b'}
    ${'RS4 before the city set the province holds'}    | ${2018} | ${'360700'}    | ${'JX2018'}
    ${'RS4 before every set there is none'}            | ${2017} | ${'360700'}    | ${null}
    ${'RS4 another province has none'}                 | ${2022} | ${'440300'}    | ${null}
  `('$rule', ({ year, division, id }) => {
    expect(ruleSetFor(year, division, sets)?.id ?? null).toBe(id)
  })

  it('RS3 does not depend on the order of the list', () => {
    expect(ruleSetFor(2021, '360722', [...sets].reverse())?.id).toBe('XF2021b')
  })
})

describe('the built-in sets', () => {
  it.each(defaultRuleSets.map((set) => [set.id, set] as const))('%s has the form of a rule set', (_, set) => {
    expect(ruleSetSchema.parse(set)).toEqual(set)
  })

  it('RS4 cites no document of 2021 before 2022', () => {
    const early = defaultRuleSets.filter((set) => set.fiscalYear < 2022).flatMap((set) => set.basis)
    expect(early.filter((document) => document.includes('〔2021〕'))).toEqual([])
  })

  it('RS5 names documents by number and title, and quotes none of their words', () => {
    for (const document of defaultRuleSets.flatMap((set) => set.basis)) {
      expect(document).toMatch(/^(\S+〔\d{4}〕\d+号 )?[^，。；：]+$/)
      expect([...document].length).toBeLessThan(60)
    }
  })

  it('GO1 weights and execution points make one hundred', () => {
    for (const { weights } of defaultRuleSets)
      expect(Number(weights.indicatorsTotal) + Number(weights.executionPoints)).toBe(100)
  })
})
