import { Banner } from '@/components/banner'
import { Button } from '@/components/button'
import { updateApp } from '@/platform/newer-app'
import { screens } from '@/platform/screens'
import type { Workspace } from '@/sync/workspace.types'

export interface ObstacleProps {
  workspace: Workspace
  online: boolean
}

/** What keeps everything from being sent, the gravest only; nothing where the way is free. */
export function Obstacle({ workspace, online }: ObstacleProps) {
  if (workspace.signInNeeded) {
    return (
      <Banner tone="warn" sentence="登录已过期。内容都在本机，重新登录后自动继续送出。">
        <Button word="去登录" tone="quiet" small onTap={() => screens.tab('/pages/me/index')} />
      </Banner>
    )
  }
  if (!online) return <Banner icon="offline" sentence="现在没有网络。内容都存在本机，联网后自动送出。" />
  const stopped = workspace.entries().find(({ problem }) => problem !== null && forAll.includes(problem))
  if (!stopped) return null
  return (
    <Banner tone="warn" icon={stopped.problem === 'portal' ? 'offline' : undefined} sentence={stopped.reason}>
      {stopped.problem === 'app.outdated' && (
        <Button word="更新应用" tone="quiet" small onTap={() => void updateApp()} />
      )}
    </Banner>
  )
}

/** Causes that meet every entry alike. */
const forAll: readonly string[] = ['portal', 'app.outdated', 'server.outdated']
