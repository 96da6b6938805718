import { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Waiting } from '@/components/waiting'
import { useReady, useWorkspace } from '@/hooks/phone'
import { endPullDown } from '@/platform/pull-down'
import { screens } from '@/platform/screens'
import { Todo } from './todo'

/** 待办: what the author must do now, by due date. */
export default function TodoPage() {
  const ready = useReady()
  const workspace = useWorkspace()
  const refresh = async () => workspace?.refresh()
  useDidShow(() => void refresh())
  usePullDownRefresh(() => void refresh().finally(endPullDown))
  if (workspace) return <Todo workspace={workspace} />
  return (
    <Page title="待办" tab="todo">
      {ready ? (
        <Empty
          title="登录后看您的待办"
          text="登录过的手机，没有网络也能填报和拍照。"
          action={{ word: '去登录', onTap: () => screens.tab('/pages/me/index') }}
        />
      ) : (
        <Waiting of="待办" />
      )}
    </Page>
  )
}
