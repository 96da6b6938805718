/**
 * The rescue file (救援文件): one stuck report whole in a ZIP, readable without this app and read back by it (OB16).
 *
 *   请先读我.txt   报告.json (in words)   revision.json (canonical)   rescue.json (manifest)   files/…
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import * as z from 'zod'
import { type EvidenceRef, sha256Schema } from '../evidence/evidence'
import { Problem } from '../problems/problem'
import { bytesHash, canonicalJson } from './canonical'
import { entryStates } from './outbox'
import { revisionHash, revisionSchema } from './protocol'

const manifestSchema = z.strictObject({
  format: z.literal('zhibao-rescue'),
  version: z.literal(1),
  /** Clock of the phone. */
  madeAt: z.iso.datetime(),
  account: z.strictObject({ accountId: z.string().min(1).max(100), name: z.string().max(100) }),
  names: z.strictObject({ projectName: z.string(), title: z.string(), period: z.string() }),
  state: z.enum(entryStates),
  queuedAt: z.iso.datetime(),
  /** Why it had not been delivered, as the phone said it. */
  reason: z.string(),
  contentHash: sha256Schema,
  files: z.array(z.strictObject({ sha256: sha256Schema, path: z.string().max(200) })).max(200),
})

export type RescueManifest = z.infer<typeof manifestSchema>
export type Revision = z.infer<typeof revisionSchema>

/** What of a report stands in the file as words: one line a field. */
export interface ReportLine {
  readonly place: string
  readonly label: string
  readonly value: string
}

export interface Rescue {
  readonly manifest: RescueManifest
  readonly revision: Revision
  /** By SHA-256; whole, or not in here. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Evidence whose file is not in the ZIP or is damaged there. */
  readonly absent: readonly EvidenceRef[]
}

export interface RescueParts {
  readonly manifest: Omit<RescueManifest, 'format' | 'version' | 'contentHash' | 'files'>
  readonly revision: Revision
  readonly lines: readonly ReportLine[]
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** A report of 200 files stays well below. */
const mostBytes = 300 * 1024 * 1024
const mostParts = 300

/** The ZIP's bytes. Photos are not squeezed: they are already. */
export function packRescue({ manifest, revision, lines, files }: RescueParts): Uint8Array {
  const named = revision.evidence.flatMap((item, index) => {
    const bytes = files.get(item.sha256)
    return bytes ? [{ sha256: item.sha256, path: pathOf(item, index), bytes }] : []
  })
  const whole: RescueManifest = {
    ...manifest,
    format: 'zhibao-rescue',
    version: 1,
    contentHash: revisionHash(revision),
    files: named.map(({ sha256, path }) => ({ sha256, path })),
  }
  const texts = {
    '请先读我.txt': readMe(whole, revision, named.length),
    '报告.json': JSON.stringify(inWords(whole, revision, lines), null, 2),
    'revision.json': canonicalJson(revision),
    'rescue.json': JSON.stringify(whole, null, 2),
  }
  const parts = Object.fromEntries([
    ...Object.entries(texts).map(([name, text]) => [name, strToU8(text)]),
    ...named.map(({ path, bytes }) => [path, bytes]),
  ]) as Record<string, Uint8Array>
  return zipSync(parts, { level: 0, mtime: whole.madeAt })
}

/** Throws Problem 'rescue.unreadable' for anything else, 'rescue.damaged' where the report is not what was written. */
export function readRescue(zip: Uint8Array): Rescue {
  const parts = unpacked(zip)
  const manifest = manifestSchema.safeParse(parsed(parts['rescue.json']))
  if (!manifest.success) throw new Problem('rescue.unreadable')
  const revision = revisionSchema.safeParse(parsed(parts['revision.json']))
  if (!revision.success || revisionHash(revision.data) !== manifest.data.contentHash) {
    throw new Problem('rescue.damaged')
  }
  const files = new Map<string, Uint8Array>()
  for (const { sha256, path } of manifest.data.files) {
    const bytes = parts[path]
    if (bytes && bytesHash(bytes) === sha256) files.set(sha256, bytes)
  }
  const absent = revision.data.evidence.filter((item) => !files.has(item.sha256))
  return { manifest: manifest.data, revision: revision.data, files, absent }
}

function unpacked(zip: Uint8Array): Record<string, Uint8Array> {
  let bytes = 0
  let count = 0
  try {
    return unzipSync(zip, {
      filter({ originalSize }) {
        bytes += originalSize
        count += 1
        if (bytes > mostBytes || count > mostParts) throw new Error('more than a rescue file holds')
        return true
      },
    })
  } catch {
    throw new Problem('rescue.unreadable')
  }
}

function parsed(bytes: Uint8Array | undefined): unknown {
  try {
    return bytes && JSON.parse(strFromU8(bytes))
  } catch {
    return null
  }
}

/** 'files/01-近景.jpg'; a document keeps its own name behind its number. */
function pathOf(item: EvidenceRef, index: number): string {
  const number = String(index + 1).padStart(2, '0')
  if (item.name !== undefined) return `files/${number}-${item.name}`
  const ending = item.mediaType.replace(/^image\//, '').replace('jpeg', 'jpg')
  return `files/${number}-${item.capture.view.replace(/[\\/:*?"<>|]/g, '')}.${ending}`
}

function inWords(
  { names, account, queuedAt, reason }: RescueManifest,
  revision: Revision,
  lines: readonly ReportLine[],
) {
  return {
    项目: names.projectName,
    填报: names.title,
    期间: names.period,
    经办人: account.name,
    提交时间: queuedAt,
    未送达原因: reason,
    内容: lines.map(({ place, label, value }) => ({
      ...(place === '' ? {} : { 栏目: place }),
      项: label,
      值: value,
    })),
    佐证: revision.evidence.map((item, index) => ({
      序号: index + 1,
      说明: item.name ?? item.capture.view,
      拍摄或选取时间: item.capture.takenAt,
      指纹: item.sha256,
    })),
  }
}

function readMe(
  { names, account, madeAt, reason }: RescueManifest,
  revision: Revision,
  files: number,
): string {
  const missing = revision.evidence.length - files
  return [
    '绩效直报 救援文件',
    '',
    `这里是“${names.projectName}”${names.title}（${names.period}）的一份完整填报，由${account.name}填写，导出时还没有送达。`,
    `导出时间：${madeAt}`,
    `没有送达的原因：${reason === '' ? '还没有轮到' : reason}`,
    `佐证文件：${files} 个${missing > 0 ? `，另有 ${missing} 个在手机上已经打不开，没有放进来` : ''}。`,
    '',
    '里面有什么',
    '  报告.json       用文字写出的填报内容，任何文本软件都能打开',
    '  files 文件夹    照片和文档，原样未改',
    '  revision.json   系统读回时用的原文，请不要改动',
    '  rescue.json     清单和指纹，请不要改动',
    '',
    '怎样用',
    '  1. 在绩效直报登录同一账号，打开“待同步”，点“读取救援文件”，选这个文件。',
    '  2. 或者交给系统管理员，由他用 npm run import 核对并收下。',
    '同一份内容读回多少次都只算一份，不会重复。请妥善保管，里面是未公开的填报内容。',
    '',
  ].join('\r\n')
}
