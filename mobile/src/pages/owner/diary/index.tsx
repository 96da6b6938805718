import { useRouter } from '@tarojs/taro'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Waiting } from '@/components/waiting'
import { useReady, useWorkspace } from '@/hooks/phone'
import { screens } from '@/platform/screens'
import { Diary } from './diary'

/** 取证日记: evidence and notes of the unit's projects, on any day, with or without a network. */
export default function DiaryPage() {
  const { project = '' } = useRouter().params
  const ready = useReady()
  const workspace = useWorkspace()
  if (workspace) return <Diary workspace={workspace} first={project} />
  return (
    <Page title="取证日记">
      {ready ? (
        <Empty
          title="登录后才能打开"
          text="记过的内容都在本机，登录同一账号后就在原处。"
          action={{ word: '去登录', onTap: () => screens.tab('/pages/me/index') }}
        />
      ) : (
        <Waiting of="取证日记" />
      )}
    </Page>
  )
}
