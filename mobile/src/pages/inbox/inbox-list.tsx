import { Text, View } from '@tarojs/components'
import { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { Banner } from '@/components/banner'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Retry } from '@/components/retry'
import { Waiting } from '@/components/waiting'
import { LoadMore } from '@/lists/load-more'
import { useShown } from '@/lists/use-shown'
import type { Inbox, InboxRow } from '@/notices/inbox'
import { placeOf } from '@/notices/places'
import { clock } from '@/platform/clock'
import { endPullDown } from '@/platform/pull-down'
import { screens } from '@/platform/screens'
import { lastWords } from '@/words/due'
import { NoticeRow } from './notice-row'

export interface InboxListProps {
  inbox: Inbox
  roles: { owner: boolean; reviewer: boolean }
  online: boolean
  /** The notice that a WeChat message was about; it is opened as soon as it is there. */
  wanted: string | null
}

/** 消息 of whoever is signed in, newest first; a tap reads it and opens what it is about. */
export function InboxList({ inbox, roles, online, wanted }: InboxListProps) {
  const { phase, page, asOf, more, refreshing, trouble } = inbox.store.use()
  useShown(
    () => void inbox.start(),
    () => void inbox.refresh(),
  )
  usePullDownRefresh(() => void inbox.refresh().finally(endPullDown))
  useReachBottom(() => void inbox.more())
  const now = clock.wall()
  const rows = page?.rows ?? []
  const unread = page?.unread ?? 0
  const open = (row: InboxRow) => {
    void inbox.read(row)
    const place = placeOf(row, roles)
    if ('tab' in place) screens.tab(place.tab)
    else screens.go(place.page)
  }
  const asked = useRef(wanted)
  useEffect(() => {
    const row = rows.find(({ id }) => id === asked.current)
    if (!row) return
    asked.current = null
    open(row)
  })
  return (
    <Page title="消息">
      {phase === 'ready' && (trouble !== null || !online) && (
        <Banner
          tone={online ? 'warn' : 'info'}
          icon={online ? 'info' : 'offline'}
          sentence={
            online
              ? (trouble?.sentence ?? '')
              : `现在没有网络。${asOf === null ? '' : `下面是${lastWords(asOf, now)} 取得的消息。`}`
          }
        />
      )}
      {phase === 'loading' && <Waiting of="消息" />}
      {phase === 'failed' && (
        <Retry
          of="消息"
          again={() => void inbox.refresh()}
          reason={trouble?.sentence}
          code={trouble?.code ?? undefined}
        />
      )}
      {phase === 'ready' && rows.length === 0 && (
        <Empty title="还没有消息" text="任务、退回和办结都会在这里告诉您。" />
      )}
      {phase === 'ready' && rows.length > 0 && (
        <>
          <View className="group row between">
            <Text>{refreshing ? '正在更新' : unread > 0 ? `${unread} 条未读` : '都看过了'}</Text>
            {unread > 0 && <Button word="全部已读" tone="text" small onTap={() => void inbox.readAll()} />}
          </View>
          {rows.map((row) => (
            <NoticeRow key={row.id} row={row} now={now} onTap={() => open(row)} />
          ))}
          <LoadMore
            state={more}
            left={page?.next !== null}
            again={() => void inbox.more()}
            end={asOf === null ? '' : `下拉更新，${lastWords(asOf, now)} 取得`}
          />
        </>
      )}
    </Page>
  )
}
