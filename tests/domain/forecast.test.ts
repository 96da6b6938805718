import { add, compare, multiply, subtract } from '@domain/decimals/decimal'
import { vetoForecast } from '@domain/forecast/forecast'
import fc from 'fast-check'

const veto = { excellentBelowPercent: '85', goodBelowPercent: '75' }
const ask = (budgetWan: string, paidWan: string, day = '2021-09-01') =>
  vetoForecast({ fiscalYear: 2021, budgetWan, paidWan, day, veto })

it('VF3 tells what to pay until the last day, and how it was reckoned', () => {
  const { arithmetic, sentences, steps, ...rest } = { arithmetic: '', ...ask('1000', '717.6') }
  expect(sentences).toEqual([
    '再支付 132.40 万元（12 月 31 日前），否则不能评“优”。',
    '再支付 32.40 万元（12 月 31 日前），否则不能评“良”。',
  ])
  expect(steps.map((step) => step.arithmetic)).toEqual([
    '全年预算 1,000.00 × 85% − 717.60 = 132.40 万元',
    '全年预算 1,000.00 × 75% − 717.60 = 32.40 万元',
  ])
  expect(rest).toMatchObject({ percent: '71.76', tone: 'bad', lastDay: '2021-12-31', daysLeft: 122 })
})

it.each`
  rule                             | budget        | paid            | missing
  ${'VF2 85.00 is met'}            | ${'1000'}     | ${'850'}        | ${[null, null]}
  ${'VF2 84.999 is not'}           | ${'1000'}     | ${'849.99'}     | ${['0.01', null]}
  ${'VF2 75.00 is met'}            | ${'1000'}     | ${'750'}        | ${['100', null]}
  ${'VF2 one fen below 75'}        | ${'1000'}     | ${'749.999999'} | ${['100.000001', '0.000001']}
  ${'VF3 a fraction of a fen'}     | ${'0.000001'} | ${'0'}          | ${['0.000001', '0.000001']}
  ${'VF1 refunds beyond payments'} | ${'100'}      | ${'-5'}         | ${['90', '80']}
  ${'VF6 over-paid'}               | ${'100'}      | ${'100.01'}     | ${[null, null]}
`('$rule', ({ budget, paid, missing }: { budget: string; paid: string; missing: (string | null)[] }) => {
  expect(ask(budget, paid).steps.map((step) => step.missingWan)).toEqual(missing)
})

it('VF4 budget 0 is not forecast; payments without budget are told', () => {
  expect(ask('0', '0')).toMatchObject({ steps: [], tone: 'info', percent: null })
  expect(ask('0', '3').sentences).toEqual(['2021 年全年预算数为 0，不作执行预测，但已有支付，请核对预算。'])
})

it('VF5 after the year it says which grade is lost; the last day still counts', () => {
  expect(ask('1000', '800', '2021-12-31')).toMatchObject({ daysLeft: 1, tone: 'warn' })
  expect(ask('1000', '800', '2022-01-01')).toMatchObject({
    daysLeft: 0,
    tone: 'bad',
    sentences: ['2021 年度已结束，预算执行低于 85%，不能评“优”。'],
  })
})

it('VF6 more than the budget is met, with a word to check', () => {
  expect(ask('100', '100.01').sentences[1]).toContain('请核对')
})

it('VF3 paying exactly the told amount meets the threshold, one fen less does not', () => {
  const fen = (most: number) =>
    fc.bigInt({ min: 0n, max: BigInt(most) }).map((n) => multiply(String(n), '0.000001'))
  fc.assert(
    fc.property(fen(10 ** 13), fen(10 ** 13), (budget, paid) => {
      for (const { belowPercent, missingWan } of ask(budget, paid).steps) {
        const meets = (total: string) => compare(multiply(total, '100'), multiply(budget, belowPercent)) >= 0
        if (missingWan === null) expect(meets(paid)).toBe(true)
        else {
          expect(meets(add(paid, missingWan))).toBe(true)
          expect(meets(subtract(add(paid, missingWan), '0.000001'))).toBe(false)
        }
      }
    }),
  )
})
