/** OB16: a rescue file holds a report whole, is read without the app, and is believed only where it is what was written. */
import type { EvidenceRef } from '@domain/evidence/evidence'
import { bytesHash } from '@domain/sync/canonical'
import { packRescue, type RescueParts, readRescue } from '@domain/sync/rescue'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const photo = strToU8('a photo')
const paper = strToU8('a document')

const evidence: EvidenceRef[] = [
  {
    id: id(3),
    slot: 'k1',
    sha256: bytesHash(photo),
    size: photo.length,
    mediaType: 'image/jpeg',
    capture: {
      source: 'camera',
      takenAt: '2026-08-24T01:00:00.000Z',
      monotonicMs: 1,
      fix: { missing: 'denied' },
      view: '近景',
    },
  },
  {
    id: id(4),
    slot: 'k1',
    sha256: bytesHash(paper),
    size: paper.length,
    mediaType: 'application/pdf',
    name: '发放表.pdf',
    capture: {
      source: 'file',
      takenAt: '2026-08-24T01:00:00.000Z',
      monotonicMs: 1,
      fix: { missing: 'file' },
      view: '',
    },
  },
]

const parts: RescueParts = {
  manifest: {
    madeAt: '2026-08-25T01:00:00.000Z',
    account: { accountId: 'zeng', name: '曾丽华' },
    names: { projectName: '残疾人康复救助', title: '绩效监控', period: '2026-M07' },
    state: 'refused',
    queuedAt: '2026-08-24T02:00:00.000Z',
    reason: '说明写不下',
  },
  revision: { revisionId: id(1), filingId: id(2), base: 1, content: { note: '发了 20 人' }, evidence },
  lines: [{ place: '完成', label: '说明', value: '发了 20 人' }],
  files: new Map([
    [bytesHash(photo), photo],
    [bytesHash(paper), paper],
  ]),
}

const tampered = (change: (files: Record<string, Uint8Array>) => void) => {
  const files = unzipSync(packRescue(parts))
  change(files)
  return zipSync(files)
}

it('OB16 comes back as it went in, with every file', () => {
  const { manifest, revision, files, absent } = readRescue(packRescue(parts))
  expect(manifest).toMatchObject(parts.manifest)
  expect(revision).toEqual(parts.revision)
  expect([...files]).toEqual([...parts.files])
  expect(absent).toEqual([])
})

it('OB16 is read without the app: a text in Chinese, the report in words, the files by name', () => {
  const files = unzipSync(packRescue(parts))
  expect(Object.keys(files).sort()).toEqual([
    'files/01-近景.jpg',
    'files/02-发放表.pdf',
    'rescue.json',
    'revision.json',
    '报告.json',
    '请先读我.txt',
  ])
  const readMe = strFromU8(files['请先读我.txt'] as Uint8Array)
  expect(readMe).toMatch(/曾丽华.*还没有送达/)
  expect(readMe).toMatch(/说明写不下/)
  expect(JSON.parse(strFromU8(files['报告.json'] as Uint8Array))).toMatchObject({
    项目: '残疾人康复救助',
    经办人: '曾丽华',
    内容: [{ 栏目: '完成', 项: '说明', 值: '发了 20 人' }],
  })
})

it('OB16 a file that the phone could not open is told of, and the rest is whole', () => {
  const zip = packRescue({ ...parts, files: new Map([[bytesHash(paper), paper]]) })
  expect(readRescue(zip).absent.map((item) => item.id)).toEqual([id(3)])
  expect(strFromU8(unzipSync(zip)['请先读我.txt'] as Uint8Array)).toMatch(/另有 1 个/)
})

it('OB16 a file that was changed counts as absent', () => {
  const zip = tampered((files) => {
    files['files/01-近景.jpg'] = strToU8('another photo')
  })
  expect(readRescue(zip).absent.map((item) => item.id)).toEqual([id(3)])
})

it.each<[string, string, (files: Record<string, Uint8Array>) => void]>([
  [
    'a report that was changed',
    'rescue.damaged',
    (files) => {
      files['revision.json'] = strToU8(
        strFromU8(files['revision.json'] as Uint8Array).replace('20 人', '200 人'),
      )
    },
  ],
  ['a report that is gone', 'rescue.damaged', (files) => void delete files['revision.json']],
  ['no manifest', 'rescue.unreadable', (files) => void delete files['rescue.json']],
  [
    'a manifest of a newer kind',
    'rescue.unreadable',
    (files) => {
      files['rescue.json'] = strToU8(
        strFromU8(files['rescue.json'] as Uint8Array).replace('"version": 1', '"version": 2'),
      )
    },
  ],
])('OB16 %s is refused: %s', (_, code, change) => {
  expect(() => readRescue(tampered(change))).toThrow(expect.objectContaining({ code }))
})

it('OB16 whatever else is chosen is refused with a sentence, and never breaks the app', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(() => readRescue(bytes)).toThrow(expect.objectContaining({ code: 'rescue.unreadable' }))
    }),
  )
})
