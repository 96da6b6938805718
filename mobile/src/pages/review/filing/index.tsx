import { useRouter } from '@tarojs/taro'
import { useMemo, useState } from 'react'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Waiting } from '@/components/waiting'
import { useDesktop } from '@/hooks/desktop'
import { useReady, useSession } from '@/hooks/phone'
import { desktop } from '@/platform/desktop'
import { screens } from '@/platform/screens'
import { queueDesk, readingDesk, reviewTable } from '@/review/desks'
import { openedFiling } from '@/review/opened'
import { reviewQueue } from '@/review/queue'
import { reviewing } from '@/review/reviewing'
import './index.css'
import { Review } from './review'

/** 审核: is each item true? Whoever may not decide reads it. On a desktop the queue lies beside. */
export default function FilingPage() {
  const asked = useRouter().params.id ?? ''
  const [id, setId] = useState(asked)
  const wide = useDesktop()
  const ready = useReady()
  const account = useSession().current?.accountId
  const opened = useMemo(
    () => (account === undefined ? null : openedFiling(readingDesk(account), id)),
    [account, id],
  )
  const table = useMemo(() => (account === undefined ? null : reviewing(reviewTable(account))), [account])
  const queue = useMemo(
    () => (wide && account !== undefined ? reviewQueue(queueDesk(account)) : null),
    [wide, account],
  )
  const openBeside = (next: string) => {
    setId(next)
    desktop.showAddress(`/pages/review/filing/index?id=${next}`)
  }
  if (opened && table) {
    const beside = queue && { queue, open: id, onOpen: openBeside }
    return <Review key={`${account}/${id}`} opened={opened} table={table} beside={beside} />
  }
  return (
    <Page title="审核">
      {ready ? (
        <Empty
          title="登录后才能打开"
          text="写过的意见都存在本机，登录后接着写。"
          action={{ word: '去登录', onTap: () => screens.tab('/pages/me/index') }}
        />
      ) : (
        <Waiting of="这份填报件" />
      )}
    </Page>
  )
}
