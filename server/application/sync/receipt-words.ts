/** The report on a receipt in plain words (RC5), for the public page and the command alike. */
import type { Doubt, FileState, ReceiptReport } from './verify-receipt'

export interface ReceiptWords {
  readonly verdict: string
  /** What was found, part by part. */
  readonly findings: readonly { readonly what: string; readonly found: string; readonly good: boolean }[]
  readonly proves: readonly string[]
  readonly doesNotProve: readonly string[]
}

const doubts: Readonly<Record<Doubt, string>> = {
  'no-receipt': '这不是一份完整的回执。请把回执文件的内容原样、完整地提交，或重新从手机导出后再试。',
  'unknown-key': '签这份回执的密钥不是本服务器的，不能证明任何事。请核对它是不是从别处得来的。',
  altered: '签名对不上：回执的内容被改动过，不能证明任何事。请用手机上的原件再核对一次。',
}

const fileWords: Readonly<Record<FileState, string>> = {
  whole: '在，已重新读出核对，与回执一致',
  damaged: '在，但内容与回执不一致',
  absent: '不在',
}

const revisionWords = {
  held: '在，与回执一致',
  differs: '在，但内容与回执不一致',
  absent: '不在',
} as const

const proves = [
  '本服务器在所写的时间收到了这一版填报和所列的每一个文件，内容一字一节都没有变过。',
  '签名不能由别人伪造；用公布的公钥，任何人不经本服务器也能核验。',
]

const doesNotProve = [
  '不证明填报的内容属实，也不证明照片拍于何时、何地、由谁所拍。',
  '不证明这一版已经通过审核，也不证明它是最新的一版。',
]

export function receiptWords(report: ReceiptReport): ReceiptWords {
  if (!report.genuine) return { verdict: doubts[report.doubt], findings: [], proves: [], doesNotProve: [] }
  const { receiptNumber, revisionNumber, receivedAt, revision, files, whole } = report
  const lost = files.filter(({ state }) => state !== 'whole').length + (revision === 'held' ? 0 : 1)
  return {
    verdict: whole
      ? `回执 ${receiptNumber} 真实：正文和 ${files.length} 个文件都完好地保存在服务器上。`
      : `回执 ${receiptNumber} 真实，但服务器上有 ${lost} 处缺失或损坏。请保留这份回执和手机里的原件，立即联系系统管理员。`,
    findings: [
      { what: '收到时间', found: `${inChina(receivedAt)}（服务器时间）`, good: true },
      { what: `第 ${revisionNumber} 版正文`, found: revisionWords[revision], good: revision === 'held' },
      ...files.map(({ sha256, state }, at) => ({
        what: `文件 ${at + 1}（${sha256.slice(0, 12)}…）`,
        found: fileWords[state],
        good: state === 'whole',
      })),
    ],
    proves,
    doesNotProve,
  }
}

/** '2026-08-31 12:00:00' in China, which has no summer time. */
function inChina(instant: string): string {
  const time = Date.parse(instant)
  if (Number.isNaN(time)) return instant
  return new Date(time + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}
