import { View } from '@tarojs/components'
import { Banner } from '@/components/banner'
import { Button } from '@/components/button'
import { useOnline } from '@/hooks/phone'
import { screens } from '@/platform/screens'
import type { FilingView, OpenDraft, Workspace } from '@/sync/workspace.types'
import { weekdayWords } from '@/words/due'

export interface NoticesProps {
  workspace: Workspace
  filing: FilingView
  open: OpenDraft
  late: boolean
  trouble: string | null
}

/** What the author has to know before going on filling in: each in a sentence, none of them stops the typing. */
export function Notices({ workspace, filing, open, late, trouble }: NoticesProps) {
  const online = useOnline()
  const { conflict } = open
  return (
    <View>
      {trouble && <Banner tone="warn" sentence={trouble} />}
      {workspace.storageTrouble && <Banner tone="warn" sentence={workspace.storageTrouble.sentence} />}
      {conflict && (
        <Banner
          tone="warn"
          sentence={`${conflict.newer.authorName}已另外提交第 ${conflict.newer.number} 版。两份都在，请逐项选用后再提交。`}
        >
          <Button word="逐项对比" tone="quiet" small onTap={() => screens.tab('/pages/outbox/index')} />
        </Banner>
      )}
      {(open.draft.unread?.length ?? 0) > 0 && (
        <Banner tone="warn" sentence={unreadWords(open.draft.unread)} />
      )}
      {late && (
        <Banner
          tone="warn"
          icon="clock"
          sentence={`本期填报已于${weekdayWords(filing.dueAt)}截止。您填的内容都在本机，仍可查看和修改；要补报，请联系绩效科申请延期。`}
        />
      )}
      {!online && <Banner icon="offline" sentence="没有网络，照常填写。内容都存在本机，联网后自动送出。" />}
    </View>
  )
}

/** FK9: word for word, so that the author can put it where it belongs now. */
function unreadWords(unread: OpenDraft['draft']['unread'] = []): string {
  const said = unread
    .slice(0, 5)
    .map(({ value }) => `“${Array.isArray(value) ? value.join('、') : String(value)}”`)
  const more = unread.length > 5 ? `等 ${unread.length} 处` : ''
  return `表格换了新版，您原来填的${said.join('、')}${more}在新表里没有对应的位置，没有带过来。其余内容都在，请核对后补到合适的地方。`
}
