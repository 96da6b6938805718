import { useRouter } from '@tarojs/taro'
import { useMemo } from 'react'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Waiting } from '@/components/waiting'
import { useOnline, useReady, useSession } from '@/hooks/phone'
import { inboxDesk } from '@/notices/desks'
import { inboxOf } from '@/notices/inbox'
import { screens } from '@/platform/screens'
import { InboxList } from './inbox-list'

/** 消息: what happened to one's filings. A WeChat message opens it with the notice that it was about. */
export default function InboxPage() {
  const ready = useReady()
  const online = useOnline()
  const { current, roles } = useSession()
  const { notice } = useRouter().params
  const account = current?.accountId
  const inbox = useMemo(() => (account === undefined ? null : inboxOf(inboxDesk(account))), [account])
  if (inbox)
    return <InboxList key={account} inbox={inbox} roles={roles} online={online} wanted={notice ?? null} />
  return (
    <Page title="消息">
      {ready ? (
        <Empty
          title="登录后看您的消息"
          text="任务、退回和办结都会在这里告诉您。"
          action={{ word: '去登录', onTap: () => screens.tab('/pages/me/index') }}
        />
      ) : (
        <Waiting of="消息" />
      )}
    </Page>
  )
}
