import { useRouter } from '@tarojs/taro'
import { useMemo } from 'react'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Waiting } from '@/components/waiting'
import { useReady, useSession } from '@/hooks/phone'
import { screens } from '@/platform/screens'
import { readingDesk, reviewTable } from '@/review/desks'
import { openedFiling } from '@/review/opened'
import { reviewing } from '@/review/reviewing'
import './index.css'
import { Review } from './review'

/** 审核: is each item true? Whoever may not decide reads it. */
export default function FilingPage() {
  const { id = '' } = useRouter().params
  const ready = useReady()
  const account = useSession().current?.accountId
  const opened = useMemo(
    () => (account === undefined ? null : openedFiling(readingDesk(account), id)),
    [account, id],
  )
  const table = useMemo(() => (account === undefined ? null : reviewing(reviewTable(account))), [account])
  if (opened && table) return <Review key={`${account}/${id}`} opened={opened} table={table} />
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
