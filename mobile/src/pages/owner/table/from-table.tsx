import type { CellFinding, ReturnedTable } from '@domain/documents/returned-table'
import type { EvidenceRef } from '@domain/evidence/evidence'
import { withValue } from '@domain/filings/content'
import type { Finding } from '@domain/filings/kind'
import { filingKinds } from '@domain/kinds'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ActionBar } from '@/components/action-bar'
import { Banner } from '@/components/banner'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Progress } from '@/components/progress'
import { declaredForm } from '@/forms/declared'
import { useDraft, useOnline } from '@/hooks/phone'
import { fileBytes } from '@/platform/file-bytes'
import { screens } from '@/platform/screens'
import { failureOf } from '@/sync/failure'
import type { FilingView, Workspace } from '@/sync/workspace.types'
import { sendTable } from './send-table'
import { tableEdits } from './table-edits'
import { TableRead } from './table-read'

/** As the server takes them. */
const MOST_BYTES = 5 * 1024 * 1024
const TITLE = '从 Excel 填入'

interface Read extends ReturnedTable {
  readonly name: string
}

/** Choose, see, confirm: the draft changes only on the last tap. */
export function FromTable({ workspace, filing }: { workspace: Workspace; filing: FilingView }) {
  const online = useOnline()
  const open = useDraft(filing.id)
  const [work, setWork] = useState<{ words: string; percent: number } | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [read, setRead] = useState<Read | null>(null)
  const choose = async () => {
    setTrouble(null)
    try {
      const file = await fileBytes.choose('xlsx', MOST_BYTES)
      if (!file) return
      setRead(null)
      setWork({ words: '正在送出并读取……', percent: 40 })
      setRead({ ...(await sendTable(filing.id, file.bytes)), name: file.name })
    } catch (error) {
      setTrouble(sentenceOf(error))
    } finally {
      setWork(null)
    }
  }
  if (!open)
    return (
      <Page title={TITLE}>
        <Empty title="这份表现在不能填" text="已提交的内容在审核，退回后可以再从 Excel 填入。" />
      </Page>
    )

  const edits = read ? tableEdits(open.draft.content, read.changes) : []
  const content = edits.reduce((held, { path, value }) => withValue(held, path, value), open.draft.content)
  const findings = read ? standing(read.findings, checked(filing, content, open.draft.evidence)) : []
  const take = async () => {
    for (const { path, value } of edits) workspace.edit(filing.id, path, value)
    await workspace.flush()
    screens.toast(`已填入 ${edits.length} 处，存在本机`)
    screens.back()
  }
  const again = { word: read ? '换一份 Excel' : '选 Excel 文件', busy: work !== null, disabled: !online }
  return (
    <Page
      title={TITLE}
      bar={
        edits.length > 0 ? (
          <ActionBar
            secondary={{ ...again, tone: 'quiet', onTap: () => void choose() }}
            primary={{ word: `填入这 ${edits.length} 处`, disabled: work !== null, onTap: () => void take() }}
          />
        ) : (
          <ActionBar
            blocked={online ? undefined : offline}
            primary={{ ...again, onTap: () => void choose() }}
          />
        )
      }
    >
      <View className="head">
        <View className="title">{filing.projectName}</View>
        <View className="sub mt1">
          在“项目”页导出
          Excel，在电脑上填好存盘，再从这里选回来。先给您看会改哪些，确认后才填入；没填的内容不动。
        </View>
      </View>
      {trouble && <Banner tone="warn" sentence={trouble} />}
      {work && (
        <View className="card mt3">
          <View className="sub">{work.words}</View>
          <Progress percent={work.percent} label={work.words} />
        </View>
      )}
      {read && (
        <View>
          <Banner
            tone={edits.length === 0 ? 'warn' : 'info'}
            sentence={summary(read, edits.length, findings.length)}
          />
          {read.revision !== open.draft.base && <Banner tone="warn" sentence={older(read.revision)} />}
          <TableRead
            edits={edits}
            findings={findings}
            before={{ content: open.draft.content, form: open.form }}
            after={{ content, form: declaredForm(filing, { content, evidence: open.draft.evidence }) }}
            cellOf={(path) => read.changes.find((change) => change.path === path)?.cell ?? null}
          />
        </View>
      )}
    </Page>
  )
}

const offline = '现在没有网络，Excel 要由服务器读取。已填的内容都在本机，联网后再选；手工填写不受影响。'

function summary({ name, sheet }: Read, count: number, findings: number): string {
  const found = findings === 0 ? '没有发现问题' : `有 ${findings} 处要看`
  const changes = count === 0 ? '和本机已填的一样，没有要改的' : `会改 ${count} 处`
  return `读了“${name}”的工作表“${sheet}”：${changes}，${found}。`
}

/** The checks of the form over what the draft will hold; none where this app does not know its shape. */
function checked({ kind, rules, subject }: FilingView, content: unknown, evidence: readonly EvidenceRef[]) {
  try {
    return filingKinds[kind]?.check({ subject, content, evidence, rules }) ?? []
  } catch {
    return []
  }
}

/** What reading found stands; what the form's checks found stands where it has a cell and the phone does not know better. */
function standing(found: readonly CellFinding[], now: readonly Finding[]): CellFinding[] {
  const still = new Set(now.map(({ field, rule }) => `${rule} ${field}`))
  return found.filter(
    ({ cell, field, rule }) => ofReading.includes(rule) || (cell !== null && still.has(`${rule} ${field}`)),
  )
}

/** DC8: a cell that could not be read; FK2: a value that has not the form's shape. */
const ofReading = ['DC8', 'FK2']

const older = (revision: number) =>
  `这份 Excel 是从${revision === 0 ? '空表' : `第 ${revision} 稿`}导出的，和您手上的不是同一稿。只填入您在 Excel 里改过的格，请逐处核对。`

/** The failures of sending and choosing speak to the person. */
function sentenceOf(error: unknown): string {
  const spoken = error instanceof Error && /[\u4e00-\u9fff]/.test(error.message)
  return spoken ? error.message : failureOf(error).message
}
