/** What can be done with an entry in each of its states. Nothing here deletes without a second question. */
import type { ButtonProps } from '@/components/button'
import { screens } from '@/platform/screens'
import type { Entry, Workspace } from '@/sync/workspace.types'

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
    onTap: () => void screens.copy(workspace.exported(entry.id)),
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
        { word: '逐项对比', tone: 'primary', onTap: () => ways.compare(entry.filingId) },
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
