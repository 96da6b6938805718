import { useRouter } from '@tarojs/taro'
import { useMemo } from 'react'
import { Page } from '@/components/page'
import { Retry } from '@/components/retry'
import { Waiting } from '@/components/waiting'
import { useSession } from '@/hooks/phone'
import { useShown } from '@/lists/use-shown'
import { readingDesk } from '@/review/desks'
import { type OpenedFiling, openedFiling } from '@/review/opened'
import './index.css'
import { History } from './history'

/** 办理经过: who did what when, and every remark that was given. */
export default function HistoryPage() {
  const { id = '' } = useRouter().params
  const account = useSession().current?.accountId
  const opened = useMemo(
    () => (account === undefined ? null : openedFiling(readingDesk(account), id)),
    [account, id],
  )
  return <Page title="办理经过">{opened ? <Opened opened={opened} /> : <Waiting of="办理经过" />}</Page>
}

function Opened({ opened }: { opened: OpenedFiling }) {
  const { phase, view, trouble } = opened.store.use()
  useShown(
    () => void opened.start(),
    () => void opened.refresh(),
  )
  if (view) return <History view={view} />
  return phase === 'loading' ? (
    <Waiting of="办理经过" />
  ) : (
    <Retry
      of="办理经过"
      again={() => void opened.refresh()}
      reason={trouble?.sentence}
      code={trouble?.code ?? undefined}
    />
  )
}
