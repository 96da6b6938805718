/** Documents as evidence: what is taken, what is not and why, how it is called (EV30–EV33). */
import {
  documentName,
  documentNameSchema,
  isOfType,
  mostBytesOf,
  mostBytesOfAny,
  sizeWords,
} from '@domain/evidence/document-kinds'
import { evidenceRefSchema } from '@domain/evidence/evidence'
import { inspectFile, nameRefusal, refusalCode } from '@domain/evidence/inspect-file'
import { inspectPieces } from '@domain/evidence/inspect-pieces'
import { sentenceOf } from '@domain/problems/codes'
import { defaultRuleSets } from '@domain/rule-sets/default-rule-sets'
import { ruleSetSchema } from '@domain/rule-sets/rule-set'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import * as made from '../support/documents'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

it.each`
  what                           | bytes              | mediaType
  ${'a PDF'}                     | ${made.pdf()}      | ${'application/pdf'}
  ${'a PDF with plain metadata'} | ${made.plainPdf()} | ${'application/pdf'}
  ${'an xlsx'}                   | ${made.xlsx()}     | ${xlsxType}
  ${'a docx'}                    | ${made.docx()}     | ${docxType}
  ${'an ofd'}                    | ${made.ofd()}      | ${'application/ofd'}
  ${'a JPEG'}                    | ${jpeg()}          | ${'image/jpeg'}
`('EV30 the bytes alone tell $what', ({ bytes, mediaType }) => {
  expect(inspectFile(bytes)).toEqual({ mediaType })
})

it.each`
  what                                  | bytes                                                       | refusal
  ${'nothing'}                          | ${new Uint8Array()}                                         | ${'empty'}
  ${'a docx cut short'}                 | ${made.truncated(made.docx())}                              | ${'damaged'}
  ${'a PDF cut short'}                  | ${made.truncated(made.lockedPdf())}                         | ${'damaged'}
  ${'a PDF with a password'}            | ${made.lockedPdf()}                                         | ${'protected'}
  ${'a ZIP with a password'}            | ${made.lockedZip()}                                         | ${'protected'}
  ${'an xlsx with a password'}          | ${made.lockedOffice()}                                      | ${'protected'}
  ${'an old .xls'}                      | ${made.oldOffice()}                                         | ${'old-office'}
  ${'an xlsx with macros'}              | ${made.xlsx({ 'xl/vbaProject.bin': strToU8('macro') })}     | ${'active'}
  ${'a docx with macros'}               | ${made.docx({ 'word/vbaData.xml': strToU8('<macro/>') })}   | ${'active'}
  ${'an xlsx with a macro sheet'}       | ${made.xlsx({ 'xl/macrosheets/a.xml': strToU8('<m/>') })}   | ${'active'}
  ${'a docx with a control'}            | ${made.docx({ 'word/activeX/activeX1.xml': strToU8('x') })} | ${'active'}
  ${'a PDF with a script'}              | ${made.scriptedPdf()}                                       | ${'active'}
  ${'a part that grows without bounds'} | ${made.bomb()}                                              | ${'bomb'}
  ${'parts that lie over one another'}  | ${made.overlapping()}                                       | ${'bomb'}
  ${'a ZIP of anything'}                | ${zipSync({ 'a.txt': strToU8('a') })}                       | ${'unsupported'}
  ${'a docx that is an xlsx too'}       | ${made.docx({ 'xl/workbook.xml': strToU8('<w/>') })}        | ${'unsupported'}
  ${'text'}                             | ${strToU8('只是文字')}                                      | ${'unsupported'}
  ${'an executable'}                    | ${strToU8('MZ\x90\x00')}                                    | ${'unsupported'}
`('EV31 $what is refused as $refusal, with a sentence of its own', ({ bytes, refusal }) => {
  expect(inspectFile(bytes)).toEqual({ refusal })
  expect(sentenceOf(refusalCode(refusal))).toMatch(/没有收下.*原文件没有改动.*请/)
})

it('UP7 of a file that comes in pieces of any size the verdict is the same', async () => {
  const files = [
    made.pdf(),
    made.plainPdf(),
    made.lockedPdf(),
    made.scriptedPdf(),
    made.truncated(made.lockedPdf()),
    made.xlsx(),
    made.docx({ 'word/media/a.bin': new Uint8Array(5000).fill(3) }),
    made.docx({ 'word/vbaData.xml': strToU8('<macro/>') }),
    made.truncated(made.docx()),
    made.ofd(),
    made.lockedZip(),
    made.lockedOffice(),
    made.oldOffice(),
    made.bomb(),
    made.overlapping(),
    zipSync({ 'a.txt': strToU8('a') }),
    jpeg(),
    strToU8('只是文字'),
    new Uint8Array(),
  ]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), fc.integer({ min: 1, max: 700 }), async (bytes, size) => {
      function* pieces() {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
      }
      expect(await inspectPieces(pieces, bytes.length)).toEqual(inspectFile(bytes))
    }),
    { numRuns: 300 },
  )
})

it('UP7 of 50 MB the parts’ own headers are seen to as well', async () => {
  const whole = made.docx({ 'word/media/a.bin': incompressible(9_000_000) })
  const damaged = whole.slice()
  damaged[0] = 0x50
  damaged[secondHeader(damaged)] = 0
  for (const [bytes, verdict] of [
    [whole, { mediaType: docxType }],
    [damaged, { refusal: 'damaged' }],
  ] as const) {
    function* pieces() {
      for (let at = 0; at < bytes.length; at += 262_144) yield bytes.subarray(at, at + 262_144)
    }
    expect(await inspectPieces(pieces, bytes.length)).toEqual(verdict)
    expect(inspectFile(bytes)).toEqual(verdict)
  }
})

/** Where the second part of a container begins. */
function secondHeader(bytes: Uint8Array): number {
  return Buffer.from(bytes).indexOf('PK\x03\x04', 4, 'latin1')
}

function incompressible(size: number): Uint8Array {
  let seed = 1
  return Uint8Array.from({ length: size }, () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return seed >>> 16
  })
}

it('EV31 whatever bytes come, the answer is a type or a refusal, never an error', () => {
  const heads = ['PK\x03\x04', '%PDF-', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '']
  fc.assert(
    fc.property(
      fc.constantFrom(...heads),
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom('', 'PK\x05\x06', '%%EOF'),
      (head, body, tail) => {
        const bytes = new Uint8Array([...latin(head), ...body, ...latin(tail), ...body.subarray(0, 18)])
        const inspected = inspectFile(bytes)
        expect('mediaType' in inspected || sentenceOf(refusalCode(inspected.refusal))).toBeTruthy()
      },
    ),
  )
})

it('EV31 a docx cut anywhere is no docx', () => {
  const whole = made.docx({ 'word/media/a.bin': new Uint8Array(300).fill(3) })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: whole.length - 1 }), (length) => {
      expect(inspectFile(whole.subarray(0, length))).toHaveProperty('refusal')
    }),
  )
})

it('EV31 a name that claims another kind than the content has is refused; a missing ending is not', () => {
  expect(nameRefusal('决算报告.pdf', docxType)).toMatch('内容却是 Word 文档')
  expect(nameRefusal('决算报告.DOCX', docxType)).toBeNull()
  expect(nameRefusal('决算报告', docxType)).toBeNull()
})

it.each`
  given                        | name
  ${'2020年验收报告.pdf'}      | ${'2020年验收报告.pdf'}
  ${'C:\\Users\\王\\报告.PDF'} | ${'报告.pdf'}
  ${'../../etc/passwd'}        | ${'passwd.pdf'}
  ${'报告\u202Efdp.exe'}       | ${'报告fdp.pdf'}
  ${'  ..  .pdf'}              | ${'文档.pdf'}
  ${'a<b>"c"|d?.pdf'}          | ${'abcd.pdf'}
  ${'两\n行\t名.pdf'}          | ${'两行名.pdf'}
  ${''}                        | ${'文档.pdf'}
  ${`${'长'.repeat(300)}.pdf`} | ${`${'长'.repeat(116)}.pdf`}
`('EV32 “$given” is kept as “$name”', ({ given, name }) => {
  expect(documentName(given, 'pdf')).toBe(name)
})

it('EV32 a cleaned name stays as it is, and the server takes exactly cleaned names', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 150 }), (given) => {
      const name = documentName(given, 'ofd')
      expect(documentName(name, 'ofd')).toBe(name)
      expect(documentNameSchema.safeParse(name).success).toBe(true)
      expect(name).not.toMatch(/[\p{Cc}\\/]/u)
    }),
  )
  expect(documentNameSchema.safeParse('a/b.pdf').success).toBe(false)
  expect(documentNameSchema.safeParse('报告.exe').success).toBe(false)
})

it('EV33 each kind has its own limit in the rule set; a transport stops at the largest', () => {
  const { evidence } = defaultRuleSets[0] ?? {}
  if (!evidence) throw new Error('no rule set')
  const limits = { fileMaxBytes: { ...evidence.fileMaxBytes, ofd: 7 } }
  expect(mostBytesOf('application/ofd', limits)).toBe(7)
  expect(mostBytesOf('application/pdf', limits)).toBe(50 * 1024 ** 2)
  expect(mostBytesOf('image/webp', limits)).toBe(4 * 1024 ** 2)
  expect(mostBytesOfAny(limits)).toBe(50 * 1024 ** 2)
  expect(defaultRuleSets.map((set) => ruleSetSchema.parse(set))).toEqual(defaultRuleSets)
})

const ref = {
  id: 'e0000000-0000-4000-8000-000000000001',
  slot: 'k1',
  sha256: 'a'.repeat(64),
  size: 1000,
  mediaType: 'application/pdf',
  name: '报告.pdf',
  capture: {
    source: 'file',
    takenAt: '2020-08-01T00:00:00.000Z',
    monotonicMs: 1,
    fix: { missing: 'file' },
    view: '',
  },
}

it.each`
  what                            | change                                               | taken
  ${'a document with its name'}   | ${{}}                                                | ${true}
  ${'a document without a name'}  | ${{ name: undefined }}                               | ${false}
  ${'a name of another kind'}     | ${{ name: '报告.docx' }}                             | ${false}
  ${'a name with a folder'}       | ${{ name: 'a/报告.pdf' }}                            | ${false}
  ${'a document from the camera'} | ${{ capture: { ...ref.capture, source: 'camera' } }} | ${false}
  ${'a photo with a name'}        | ${{ mediaType: 'image/jpeg' }}                       | ${false}
`('EV32 $what: taken is $taken', ({ change, taken }) => {
  expect(evidenceRefSchema.safeParse({ ...ref, ...change }).success).toBe(taken)
})

it.each`
  claimed              | told                 | agrees
  ${'application/pdf'} | ${'application/pdf'} | ${true}
  ${'application/pdf'} | ${docxType}          | ${false}
  ${'application/pdf'} | ${'image/jpeg'}      | ${false}
  ${'image/jpeg'}      | ${'application/pdf'} | ${false}
  ${'image/jpeg'}      | ${'image/png'}       | ${true}
`('EV30 a claim of $claimed for what is $told: $agrees', ({ claimed, told, agrees }) => {
  expect(isOfType({ mediaType: claimed }, told)).toBe(agrees)
})

it('tells sizes in words', () => {
  expect([1, 340 * 1024, 1_258_291, 50 * 1024 ** 2].map(sizeWords)).toEqual([
    '1 KB',
    '340 KB',
    '1.2 MB',
    '50 MB',
  ])
})

function jpeg(): Uint8Array {
  return new Uint8Array([0xff, 0xd8, 0xff, 0xe0])
}

function latin(letters: string): number[] {
  return [...letters].map((letter) => letter.charCodeAt(0))
}
