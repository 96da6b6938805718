import Big from 'big.js'
import fc from 'fast-check'
import {
  add,
  compare,
  crossCompare,
  divideUp,
  groupThousands,
  isDecimal,
  isNegative,
  isZero,
  multiply,
  parseDecimal,
  percentText,
  roundHalfUp,
  subtract,
  sum,
} from '../../domain/decimals/decimal'
import { decimalSchema, nonNegativeDecimalSchema, wanSchema } from '../../domain/decimals/decimal.schema'
import { parseWan, wanFromYuan, wanText } from '../../domain/decimals/money'

/** Hundredths as plain text, by integer arithmetic only. */
function fromHundredths(hundredths: number): string {
  const size = Math.abs(hundredths)
  const text = `${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`
  return hundredths < 0 ? `-${text}` : text
}

const hundredths = fc.integer({ min: -1_000_000_00, max: 1_000_000_00 })

describe('reading numbers', () => {
  it.each`
    typed                 | read
    ${'466.67'}           | ${'466.67'}
    ${' 466.670 '}        | ${'466.67'}
    ${'　４６６．６７　'} | ${'466.67'}
    ${'1,260.00'}         | ${'1260'}
    ${'１，２６０'}       | ${'1260'}
    ${'12,345,678.9'}     | ${'12345678.9'}
    ${'007'}              | ${'7'}
    ${'-3.50'}            | ${'-3.5'}
    ${'－3'}              | ${'-3'}
    ${'-0.00'}            | ${'0'}
    ${'7,00.0,77'}        | ${null}
    ${'1,26'}             | ${null}
    ${'1260,000'}         | ${null}
    ${',260'}             | ${null}
    ${''}                 | ${null}
    ${'  '}               | ${null}
    ${'1e5'}              | ${null}
    ${'.5'}               | ${null}
    ${'5.'}               | ${null}
    ${'+5'}               | ${null}
    ${'1.2.3'}            | ${null}
    ${'95%'}              | ${null}
    ${'NaN'}              | ${null}
    ${'9'.repeat(33)}     | ${null}
  `('DE2 reads "$typed" as $read', ({ typed, read }) => {
    expect(parseDecimal(typed)).toBe(read)
  })

  it.each`
    text              | plain
    ${'0'}            | ${true}
    ${'-3.50'}        | ${true}
    ${'007'}          | ${false}
    ${'1,260'}        | ${false}
    ${'1e5'}          | ${false}
    ${'９'}           | ${false}
    ${'9'.repeat(33)} | ${false}
  `('DE1 "$text" is plain: $plain', ({ text, plain }) => {
    expect(isDecimal(text)).toBe(plain)
  })
})

describe('arithmetic', () => {
  it('DE1 agrees with integer arithmetic in hundredths', () => {
    fc.assert(
      fc.property(hundredths, hundredths, (a, b) => {
        const [x, y] = [fromHundredths(a), fromHundredths(b)]
        expect(compare(add(x, y), fromHundredths(a + b))).toBe(0)
        expect(compare(subtract(x, y), fromHundredths(a - b))).toBe(0)
        expect(compare(x, y)).toBe(Math.sign(a - b))
        expect(isZero(x)).toBe(a === 0)
        expect(isNegative(x)).toBe(a < 0)
      }),
    )
  })

  it('DE1 keeps the laws of a ring, and every result is plain', () => {
    fc.assert(
      fc.property(hundredths, hundredths, hundredths, (a, b, c) => {
        const [x, y, z] = [fromHundredths(a), fromHundredths(b), fromHundredths(c)]
        expect(add(x, y)).toBe(add(y, x))
        expect(add(add(x, y), z)).toBe(add(x, add(y, z)))
        expect(multiply(x, y)).toBe(multiply(y, x))
        expect(multiply(multiply(x, y), z)).toBe(multiply(x, multiply(y, z)))
        expect(multiply(x, add(y, z))).toBe(add(multiply(x, y), multiply(x, z)))
        expect(isZero(subtract(x, x))).toBe(true)
        expect(isDecimal(multiply(x, y))).toBe(true)
      }),
    )
  })

  it('DE1 quick and exact ways agree, whatever the length', () => {
    const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,14})(\.\d{1,8})?$/)
    fc.assert(
      fc.property(digits, digits, (a, b) => {
        const plain = (value: Big) => value.toFixed().replace(/^-0$/, '0')
        expect(add(a, b)).toBe(plain(Big(a).plus(b)))
        expect(subtract(a, b)).toBe(plain(Big(a).minus(b)))
        expect(multiply(a, b)).toBe(plain(Big(a).times(b)))
        expect(compare(a, b)).toBe(Big(a).cmp(b))
        expect(parseDecimal(a)).toBe(plain(Big(a)))
      }),
      { numRuns: 2000 },
    )
  })

  it('DE1 sums a list in any order, and none to 0', () => {
    expect(sum([])).toBe('0')
    fc.assert(
      fc.property(fc.array(hundredths, { maxLength: 20 }), (list) => {
        const texts = list.map(fromHundredths)
        expect(sum([...texts].reverse())).toBe(sum(texts))
      }),
    )
  })

  it('DE3 compares quotients that have no exact decimal', () => {
    expect(crossCompare('350', '1000', '4.2', '12')).toBe(0)
    expect(crossCompare('466.66', '1000', '5.6', '12')).toBe(-1)
    expect(crossCompare('1', '3', '0.3333333333', '1')).toBe(1)
    expect(() => crossCompare('1', '0', '1', '1')).toThrow(RangeError)
    expect(() => crossCompare('1', '1', '1', '-1')).toThrow(RangeError)
  })
})

describe('rounding and display', () => {
  it.each`
    value         | places | rounded
    ${'1.005'}    | ${2}   | ${'1.01'}
    ${'1.00499'}  | ${2}   | ${'1.00'}
    ${'-1.005'}   | ${2}   | ${'-1.01'}
    ${'-0.001'}   | ${2}   | ${'0.00'}
    ${'2.5'}      | ${0}   | ${'3'}
    ${'84.99999'} | ${2}   | ${'85.00'}
  `('DE4 rounds $value at $places to $rounded', ({ value, places, rounded }) => {
    expect(roundHalfUp(value, places)).toBe(rounded)
  })

  it('DE4 rounding twice is rounding once, and moves by at most half a unit', () => {
    const thousandths = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
    fc.assert(
      fc.property(thousandths, (value) => {
        const exact = multiply(String(value), '0.001')
        const once = roundHalfUp(exact, 2)
        expect(roundHalfUp(once, 2)).toBe(once)
        expect(compare(subtract(once, exact), '0.005')).not.toBe(1)
        expect(compare(subtract(exact, once), '0.005')).not.toBe(1)
      }),
    )
  })

  it('DE5 rounds a gap away from zero', () => {
    expect(divideUp('22304', '12', 0)).toBe('1859')
    expect(divideUp('24', '12', 0)).toBe('2')
    expect(divideUp('1', '3', 2)).toBe('0.34')
    expect(divideUp('-1', '3', 2)).toBe('-0.34')
  })

  it.each`
    part         | whole     | text
    ${'2108'}    | ${'6800'} | ${'31.00'}
    ${'1'}       | ${'3'}    | ${'33.33'}
    ${'7'}       | ${'12'}   | ${'58.33'}
    ${'849.99'}  | ${'1000'} | ${'85.00'}
    ${'0.00005'} | ${'1'}    | ${'0.01'}
    ${'37.24'}   | ${'43.2'} | ${'86.20'}
    ${'1030'}    | ${'1000'} | ${'103.00'}
    ${'0'}       | ${'1000'} | ${'0.00'}
    ${'1'}       | ${'0'}    | ${null}
  `('DE6 $part of $whole shows $text', ({ part, whole, text }) => {
    expect(percentText(part, whole)).toBe(text)
  })

  it.each`
    value           | text
    ${'1260.00'}    | ${'1,260.00'}
    ${'999'}        | ${'999'}
    ${'-1234567.8'} | ${'-1,234,567.8'}
    ${'1346.0088'}  | ${'1,346.0088'}
  `('DE7 groups $value as $text', ({ value, text }) => {
    expect(groupThousands(value)).toBe(text)
    expect(parseDecimal(text)).toBe(add(value, '0'))
  })
})

describe('money', () => {
  it.each`
    typed              | wan
    ${'5652'}          | ${'5652'}
    ${'6.30'}          | ${'6.3'}
    ${'0.000001'}      | ${'0.000001'}
    ${'0.0000001'}     | ${null}
    ${'-1'}            | ${null}
    ${'1234567890123'} | ${null}
    ${'5652万'}        | ${null}
  `('MO1 reads $typed 万元 as $wan', ({ typed, wan }) => {
    expect(parseWan(typed)).toBe(wan)
  })

  it('MO2 turns 元 into 万元 exactly, down to the fen', () => {
    expect(wanFromYuan('63000')).toBe('6.3')
    expect(wanFromYuan('0.01')).toBe('0.000001')
  })

  it('MO3 shows two decimals, grouped', () => {
    expect(wanText('1260')).toBe('1,260.00')
    expect(wanText('6.3')).toBe('6.30')
    expect(wanText('0.005')).toBe('0.01')
  })

  it.each`
    schema                      | value          | message
    ${decimalSchema}            | ${'1e5'}       | ${'请填写数字，例如 466.67'}
    ${nonNegativeDecimalSchema} | ${'-1'}        | ${'不能填写负数'}
    ${wanSchema}                | ${''}          | ${'请填写金额（万元），例如 466.67'}
    ${wanSchema}                | ${'-1'}        | ${'金额不能是负数'}
    ${wanSchema}                | ${'0.0000001'} | ${'金额最多六位小数（精确到分），整数不超过 12 位，请核对单位是否为万元'}
  `('DE1, MO1 refuses "$value" with one sentence for the user', ({ schema, value, message }) => {
    const result = schema.safeParse(value)
    expect(result.error?.issues.map((issue: { message: string }) => issue.message)).toEqual([message])
  })
})
