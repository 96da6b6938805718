import { masked, maskName, maskText } from '@domain/disclosure/mask'
import fc from 'fast-check'

it.each`
  rule                                    | text                                      | public
  ${'MK1 keeps three and four'}           | ${'身份证360702199001011234。'}           | ${'身份证360***********1234。'}
  ${'MK1 with X'}                         | ${'36070219900101123X本人'}               | ${'360***********123X本人'}
  ${'MK1 with small x'}                   | ${'36070219900101123x'}                   | ${'360***********123x'}
  ${'MK1 of the old fifteen digits'}      | ${'旧证360702900101123'}                  | ${'旧证360********1123'}
  ${'MK1 in groups'}                      | ${'360702 19900101 1234'}                 | ${'360***********1234'}
  ${'MK1 in full-width digits'}           | ${'３６０７０２１９９００１０１１２３Ｘ'} | ${'360***********123X'}
  ${'MK2 keeps three and four'}           | ${'电话13812345678转'}                    | ${'电话138****5678转'}
  ${'MK2 with the country code'}          | ${'+8613812345678'}                       | ${'+86138****5678'}
  ${'MK2 with gaps'}                      | ${'138-1234-5678或139 1234 5679'}         | ${'138****5678或139****5679'}
  ${'MK2 two in a row'}                   | ${'13812345678、13912345678'}             | ${'138****5678、139****5678'}
  ${'MK2 right after a letter'}           | ${'tel13812345678x'}                      | ${'tel138****5678x'}
  ${'MK2 leaves an office line'}          | ${'0797-8123456'}                         | ${'0797-8123456'}
  ${'MK2 leaves eleven other digits'}     | ${'12345678901'}                          | ${'12345678901'}
  ${'MK3 keeps the last four of sixteen'} | ${'账号6222021001116245。'}               | ${'账号****6245。'}
  ${'MK3 of nineteen'}                    | ${'6222021001116245702'}                  | ${'****5702'}
  ${'MK3 in groups of four'}              | ${'6222 0210 0111 6245 702'}              | ${'****5702'}
  ${'MK3 leaves a project code'}          | ${'360700210000000012345'}                | ${'360700210000000012345'}
  ${'MK5 tells a dwelling to the town'}   | ${'住沙河镇龙村三组12号，已入户'}         | ${'住沙河镇，已入户'}
  ${'MK5 of a street and a room'}         | ${'东外街道红旗大道路8号2栋301室张家'}    | ${'东外街道张家'}
  ${'MK5 leaves works in a town'}         | ${'沙河镇完成改造3户、新建公厕12座'}      | ${'沙河镇完成改造3户、新建公厕12座'}
  ${'MK6 keeps two decimals of a place'}  | ${'位置25.831234, 114.935678附近'}        | ${'位置25.83, 114.93附近'}
  ${'MK6 longitude first'}                | ${'东经114.935678，北纬25.831234'}        | ${'东经114.93，北纬25.83'}
  ${'MK6 leaves amounts'}                 | ${'0.123456，512.400000'}                 | ${'0.123456，512.400000'}
  ${'leaves dates, years and figures'}    | ${'2026-07-31 完成2,655人次，43.42%'}     | ${'2026-07-31 完成2,655人次，43.42%'}
`('$rule', ({ text, public: published }) => {
  expect(maskText(text)).toBe(published)
})

describe('MK4: names', () => {
  it.each`
    name        | shown
    ${'曾丽华'} | ${'曾某'}
    ${'张伟'}   | ${'张某'}
    ${'欧阳娜'} | ${'欧阳某'}
    ${'欧阳'}   | ${'欧某'}
    ${'𠮷田'}   | ${'𠮷某'}
  `('$name is shown as $shown', ({ name, shown }) => {
    expect(maskName(name)).toBe(shown)
  })

  it('become 姓+某 wherever they stand, the longest first', () => {
    expect(maskText('张伟明与张伟、欧阳娜同去', ['张伟', '张伟明', ' 欧阳娜 '])).toBe(
      '张某与张某、欧阳某同去',
    )
  })

  it('of one character are no names', () => {
    expect(maskText('王府井', ['王', ''])).toBe('王府井')
  })
})

describe('MK7: values', () => {
  it('are masked text by text; numbers, keys and identifiers stay', () => {
    const value = {
      id: '13812345678',
      itemId: 'k-13812345678',
      sha256: '1'.repeat(64),
      count: 13812345678,
      '13812345678': ['曾丽华13812345678', null, { deep: '曾丽华' }],
    }
    expect(masked(value, ['曾丽华'])).toEqual({
      ...value,
      '13812345678': ['曾某138****5678', null, { deep: '曾某' }],
    })
  })
})

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''))
const mobile = fc
  .tuple(fc.constantFrom('13', '15', '17', '18', '19'), digits(9))
  .map((parts) => parts.join(''))
const words = fc.string({ unit: fc.constantFrom(...'受助人电话 ，。(a-:/*') })

it('MK1–MK3: whatever stands around it, no personal number comes out whole', () => {
  fc.assert(
    fc.property(
      words,
      fc.oneof(mobile, digits(16), digits(18), digits(19), digits(15)),
      words,
      (before, number, after) => {
        expect(maskText(before + number + after)).not.toContain(number)
      },
    ),
  )
})

it('masking twice is masking once', () => {
  const part = fc.oneof(
    words,
    mobile,
    digits(18),
    fc.constantFrom('曾丽华', '沙河镇龙村3组12号', '25.831234,114.935678'),
  )
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const once = maskText(parts.join(''), ['曾丽华'])
      expect(maskText(once, ['曾丽华'])).toBe(once)
    }),
  )
})

it('text without numbers, names or addresses stays as it is', () => {
  fc.assert(fc.property(words, (text) => expect(maskText(text)).toBe(text)))
})

it('MK8 what no pattern finds stays as it is, for the person who reads it before it is final', () => {
  const text = '低保对象王小明患糖尿病，其女就读实验小学。'
  expect(maskText(text)).toBe(text)
})
