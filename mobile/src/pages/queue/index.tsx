import { holds } from '@domain/access/access'
import { useMemo } from 'react'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Waiting } from '@/components/waiting'
import { useOnline, useReady, useSession } from '@/hooks/phone'
import { screens } from '@/platform/screens'
import { batchOf } from '@/review/batch'
import { batchDesk, queueDesk } from '@/review/desks'
import { reviewQueue } from '@/review/queue'
import './index.css'
import { QueueList } from './queue'

/** 待审: what waits for this person's decision. */
export default function QueuePage() {
  const ready = useReady()
  const online = useOnline()
  const { current } = useSession()
  const account = current?.accountId
  const samples = current !== null && holds(current, 'evidence.sample')
  const orders = current !== null && holds(current, 'task.open')
  const queue = useMemo(() => (account === undefined ? null : reviewQueue(queueDesk(account))), [account])
  const batch = useMemo(() => (account === undefined ? null : batchOf(batchDesk(account))), [account])
  if (queue && batch) {
    return <QueueList key={account} {...{ queue, batch, online, samples, orders }} />
  }
  return (
    <Page title="待审" tab="queue">
      {ready ? (
        <Empty
          title="登录后看待审"
          text="审核过程中写的意见都存在本机，登录后接着写。"
          action={{ word: '去登录', onTap: () => screens.tab('/pages/me/index') }}
        />
      ) : (
        <Waiting of="待审列表" />
      )}
    </Page>
  )
}
