import type { ReactNode } from 'react'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Retry } from '@/components/retry'
import { Waiting } from '@/components/waiting'
import { useReady, useWorkspace } from '@/hooks/phone'
import { screens } from '@/platform/screens'
import type { FilingView, Workspace } from '@/sync/workspace.types'

export interface FilingGateProps {
  title: string
  filingId: string
  children: (workspace: Workspace, filing: FilingView) => ReactNode
}

/** Lets a screen of one filing begin once the filing is there, and says why not where it is not. */
export function FilingGate({ title, filingId, children }: FilingGateProps) {
  const ready = useReady()
  const workspace = useWorkspace()
  const filing = workspace?.filing(filingId) ?? null
  if (workspace && filing) return children(workspace, filing)
  return (
    <Page title={title}>
      {!ready ? (
        <Waiting of={title} />
      ) : !workspace ? (
        <Empty
          title="登录后才能打开"
          text="填过的内容和照片都在本机，登录同一账号后就在原处。"
          action={{ word: '去登录', onTap: () => screens.tab('/pages/me/index') }}
        />
      ) : workspace.refreshing ? (
        <Waiting of={title} />
      ) : (
        <Retry
          of="这份表"
          reason="本机没有存过这份表。草稿和照片都没有受影响，联网后再打开即可。"
          code="filing.not-cached"
          again={() => void workspace.refresh()}
        />
      )}
    </Page>
  )
}
