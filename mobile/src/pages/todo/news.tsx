import { Banner } from '@/components/banner'
import { Button } from '@/components/button'
import { useOnline } from '@/hooks/phone'
import { screens } from '@/platform/screens'
import type { Workspace } from '@/sync/workspace.types'
import { lastWords } from '@/words/due'

/** What holds for everything on the screen: no room left, no sign-in, no network, a silent server. One at a time, the worst first. */
export function News({ workspace, now }: { workspace: Workspace; now: number }) {
  const online = useOnline()
  const { storageTrouble, signInNeeded, pullTrouble, lastPulledAt } = workspace
  if (storageTrouble) return <Banner tone="warn" sentence={storageTrouble.sentence} />
  if (signInNeeded) {
    return (
      <Banner tone="warn" sentence="登录已过期。草稿和照片都在本机，重新登录后自动继续送出。">
        <Button word="去登录" tone="quiet" small onTap={() => screens.tab('/pages/me/index')} />
      </Banner>
    )
  }
  if (!online) {
    return (
      <Banner icon="offline" sentence="现在没有网络。照常填写、拍照即可，内容都存在本机，联网后自动送出。" />
    )
  }
  if (pullTrouble && lastPulledAt !== null) {
    return (
      <Banner tone="warn" sentence={silence(pullTrouble.code, lastWords(lastPulledAt, now))}>
        <Button word="现在再试" tone="quiet" small onTap={() => void workspace.refresh()} />
      </Banner>
    )
  }
  return null
}

function silence(code: string, last: string): string {
  return code === 'portal'
    ? `连上的 Wi-Fi 要先打开网页登录，还连不到服务器。下面是${last}取得的内容，可以照常填写。`
    : `服务器暂时没有答复。下面是${last}取得的内容，可以照常填写。`
}
