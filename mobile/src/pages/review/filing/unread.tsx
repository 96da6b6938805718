import type { ReactNode } from 'react'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Retry } from '@/components/retry'
import { Waiting } from '@/components/waiting'
import type { OpenedState } from '@/review/opened'

/** The screen while there is nothing to review: being fetched, not to be had, or not handed in yet. */
export function Unread({
  opened,
  again,
  beside,
}: {
  opened: OpenedState
  again: () => void
  beside: ReactNode
}) {
  const { phase, view, trouble } = opened
  return (
    <Page title="审核" beside={beside}>
      {phase === 'loading' && <Waiting of="这份填报件" />}
      {phase === 'failed' && (
        <Retry of="这份填报件" again={again} reason={trouble?.sentence} code={trouble?.code ?? undefined} />
      )}
      {view !== null && <Empty title="还没有提交" text={`现在在${view.whereabouts}，交上来以后才能看。`} />}
    </Page>
  )
}
