import { useRouter } from '@tarojs/taro'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Waiting } from '@/components/waiting'
import { useReady, useWorkspace } from '@/hooks/phone'
import { screens } from '@/platform/screens'
import './index.css'
import { Challenge } from './challenge'

/** 抽查重拍: the same spot once more, with a one-time code in the picture. */
export default function ChallengePage() {
  const { id = '' } = useRouter().params
  const ready = useReady()
  const workspace = useWorkspace()
  if (workspace) return <Challenge workspace={workspace} id={id} />
  return (
    <Page title="抽查重拍">
      {ready ? (
        <Empty
          title="登录后才能打开"
          text="拍过的都在本机，登录同一账号后就在原处。"
          action={{ word: '去登录', onTap: () => screens.tab('/pages/me/index') }}
        />
      ) : (
        <Waiting of="抽查重拍" />
      )}
    </Page>
  )
}
