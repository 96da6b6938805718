import { usePullDownRefresh } from '@tarojs/taro'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Waiting } from '@/components/waiting'
import { useReady, useWorkspace } from '@/hooks/phone'
import { endPullDown } from '@/platform/pull-down'
import { screens } from '@/platform/screens'
import { Outbox } from './outbox'

/** 待同步: what lies on this phone and where it is on its way. */
export default function OutboxPage() {
  const ready = useReady()
  const workspace = useWorkspace()
  usePullDownRefresh(() => {
    workspace?.retryNow()
    void Promise.resolve(workspace?.refresh()).finally(endPullDown)
  })
  if (workspace) return <Outbox workspace={workspace} />
  return (
    <Page title="待同步" tab="outbox">
      {ready ? (
        <Empty
          title="登录后看待同步"
          text="没送出的内容都在本机，登录同一账号后自动继续送。"
          action={{ word: '去登录', onTap: () => screens.tab('/pages/me/index') }}
        />
      ) : (
        <Waiting of="待同步" />
      )}
    </Page>
  )
}
