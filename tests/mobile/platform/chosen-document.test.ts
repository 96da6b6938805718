/** A chosen file is judged on the phone by its bytes, before anything is kept (EV30–EV33). */
import { defaultRuleSets } from '@domain/rule-sets/default-rule-sets'
import { examined, refuseBySize } from '@/platform/chosen-document'
import { documents } from '@/platform/documents'
import * as made from '../../support/documents'

const limits = defaultRuleSets[0]?.evidence
if (!limits) throw new Error('no rule set')
const mb = 1024 ** 2
const buffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

it.each`
  what                   | bytes                          | name           | says
  ${'a truncated docx'}  | ${made.truncated(made.docx())} | ${'报告.docx'} | ${/不完整或已损坏/}
  ${'a ZIP bomb'}        | ${made.bomb()}                 | ${'报告.docx'} | ${/展开后大得不正常/}
  ${'a locked PDF'}      | ${made.lockedPdf()}            | ${'报告.pdf'}  | ${/加了密码/}
  ${'a locked xlsx'}     | ${made.lockedOffice()}         | ${'报告.xlsx'} | ${/加了密码/}
  ${'a docx named .pdf'} | ${made.docx()}                 | ${'报告.pdf'}  | ${/以“\.pdf”结尾，内容却是 Word 文档/}
  ${'an old .doc'}       | ${made.oldOffice()}            | ${'报告.doc'}  | ${/旧版 Office/}
  ${'text named .pdf'}   | ${new Uint8Array([65, 66])}    | ${'报告.pdf'}  | ${/不是照片.*PDF/}
`('EV31 $what is refused with a sentence', ({ bytes, name, says }) => {
  expect(() => examined(buffer(bytes), name, limits)).toThrow(says)
})

it('EV33 a file of 0 bytes or 51 MB is not even opened; a kind may be held shorter than another', () => {
  expect(() => refuseBySize(0, limits)).toThrow(/空的/)
  expect(() => refuseBySize(51 * mb, limits)).toThrow('这个文件有 51 MB，文件最大 50 MB，没有存下')
  expect(() => refuseBySize(50 * mb, limits)).not.toThrow()
  const short = { fileMaxBytes: { ...limits.fileMaxBytes, docx: 10 } }
  expect(() => examined(buffer(made.docx()), 'a.docx', short)).toThrow(/Word 文档最大 1 KB/)
})

it('EV32 the name is kept as given, and cleaned', () => {
  expect(examined(buffer(made.pdf()), '../验收 报告.PDF', limits)).toEqual({
    mediaType: 'application/pdf',
    name: '验收 报告.pdf',
  })
})

describe('the file input', () => {
  // jsdom has the reader, not the shorter way of the browsers
  class Answer {
    constructor(private readonly file: Blob) {}
    arrayBuffer = () =>
      new Promise((resolve) => {
        const reader = new FileReader()
        reader.onload = () => resolve(reader.result)
        reader.readAsArrayBuffer(this.file)
      })
  }
  beforeAll(() => Object.assign(globalThis, { Response: Answer }))

  const choosing = async (file: File | null) => {
    const chosen = documents.choose(limits)
    const input = document.querySelector<HTMLInputElement>('input[type=file]')
    if (!input) throw new Error('no file input')
    if (file) Object.defineProperty(input, 'files', { value: [file] })
    input.dispatchEvent(new Event(file ? 'change' : 'cancel'))
    return chosen
  }

  it('gives a document with its type, name and time', async () => {
    const file = new File([buffer(made.xlsx())], '台账.xlsx', { type: 'text/html' })
    expect(await choosing(file)).toMatchObject({
      source: 'file',
      name: '台账.xlsx',
      mediaType: expect.stringMatching(/sheet$/),
    })
  })

  it('gives nothing when the person turns back', async () => {
    expect(await choosing(null)).toBeNull()
  })

  it('EV31 says why a file is not taken', async () => {
    await expect(choosing(new File([buffer(made.bomb())], 'a.docx'))).rejects.toThrow(/没有收下/)
  })
})
