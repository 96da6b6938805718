/** What can be done with an entry in each of its states. Nothing here deletes without a second question. */
import { sentenceOf } from '@domain/problems/codes'
import { Problem } from '@domain/problems/problem'
import type { ButtonProps } from '@/components/button'
import { rescueFiles } from '@/platform/rescue-files'
import { screens } from '@/platform/screens'
import type { Entry, Workspace } from '@/sync/workspace.types'
import { periodWords } from '@/words/when'

export interface Ways {
  readonly workspace: Workspace
  /** Opens the two versions side by side. */
  compare(filingId: string): void
}

export function actionsOf(entry: Entry, ways: Ways): ButtonProps[] {
  const { workspace } = ways
  const setAside: ButtonProps = {
    word: '移到暂存',
    tone: 'text',
    onTap: () => void workspace.setAside(entry.id),
  }
  const backup: ButtonProps = {
    word: '导出备份',
    onTap: () => void handOver(workspace, entry),
  }
  const revise = (word: string, tone: ButtonProps['tone']): ButtonProps => ({
    word,
    tone,
    onTap: () => {
      workspace.revise(entry.id)
      screens.go(`/pages/owner/report/index?filing=${entry.filingId}`)
    },
  })
  switch (entry.state) {
    case 'queued':
    case 'waiting':
      return [
        { word: '重试', tone: 'quiet', onTap: () => workspace.retryNow() },
        revise('改内容', 'plain'),
        setAside,
      ]
    case 'refused':
      return [revise(entry.culprit === null ? '去改正' : '更换照片', 'primary'), backup, setAside]
    case 'outdated':
      return [
        // MG7: what has been chosen already is not asked again
        workspace.conflict(entry.filingId)
          ? { word: '逐项对比', tone: 'primary', onTap: () => ways.compare(entry.filingId) }
          : revise('去提交', 'primary'),
        backup,
        setAside,
      ]
    case 'deferred':
      return [revise('接着改', 'plain'), backup, setAside]
    case 'set-aside':
      return [
        { word: '恢复', tone: 'primary', onTap: () => void workspace.resume(entry.id) },
        backup,
        { word: '删除', tone: 'danger', onTap: () => void discard(workspace, entry) },
      ]
    case 'sending':
    case 'delivered':
      return []
  }
}

/** 救援文件：“残疾人康复救助-2026年7月-救援文件.zip”. */
async function handOver(workspace: Workspace, entry: Entry): Promise<void> {
  const zip = await workspace.rescue(entry.id)
  const title = `${entry.projectName}-${periodWords(entry.period)}`.replace(/[\\/:*?"<>|\s]/g, '')
  screens.toast(await rescueFiles.handOver(zip, `${title.slice(0, 60)}-救援文件.zip`))
}

/** 读取救援文件: what came in stands under 暂存 until the person lets it go. */
export async function takeInRescue(workspace: Workspace): Promise<void> {
  const zip = await rescueFiles.choose()
  if (!zip) return
  try {
    const { fresh, absent } = await workspace.takeInRescue(zip)
    const lacking = absent > 0 ? `，有 ${absent} 个文件打不开` : ''
    screens.toast(
      fresh ? `已读取，放在“暂存”${lacking}。核对后点“恢复”即可送出` : '这一份已经在待同步里，没有重复读取',
    )
  } catch (error) {
    screens.toast(
      error instanceof Problem
        ? sentenceOf(error.code, error.details)
        : '没有读成，本机内容不受影响，请再选一次',
    )
  }
}

async function discard(workspace: Workspace, entry: Entry): Promise<void> {
  const photos = entry.push.evidence.length
  const sure = await screens.ask({
    title: '删除后找不回来',
    text: `会删掉“${entry.projectName}”${entry.title}的第 ${entry.push.base + 1} 版正文${
      photos === 0 ? '' : `和 ${photos} 张照片`
    }，它们还没有送到服务器。要留底，请先导出备份。`,
    confirm: '删除',
    cancel: '留着',
  })
  if (sure && !(await workspace.discard(entry.id))) screens.toast('正在送或已送达，没有删除')
}
