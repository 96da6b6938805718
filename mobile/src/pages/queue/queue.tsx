import { Text, View } from '@tarojs/components'
import { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useEffect } from 'react'
import { Banner } from '@/components/banner'
import { Choice } from '@/components/choice'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Retry } from '@/components/retry'
import { Row } from '@/components/row'
import { Search } from '@/components/search'
import { tabs } from '@/components/tabs'
import { Waiting } from '@/components/waiting'
import { LoadMore } from '@/lists/load-more'
import { useShown } from '@/lists/use-shown'
import { useTyped } from '@/lists/use-typed'
import { InboxLink } from '@/notices/inbox-link'
import { clock } from '@/platform/clock'
import { endPullDown } from '@/platform/pull-down'
import { screens } from '@/platform/screens'
import { scrollToTop } from '@/platform/scroll'
import type { Batch } from '@/review/batch'
import { chosenLight, everything, filtersOf, type Queue } from '@/review/queue'
import { lastWords } from '@/words/due'
import { BatchBar } from './batch-bar'
import { BatchResults } from './batch-results'
import { QueueRow } from './queue-row'

/** 待审 of a signed-in reviewer: the server's counts filter, the rest is searched and scrolled. */
export function QueueList({
  queue,
  batch,
  online,
  samples = false,
  orders = false,
}: {
  queue: Queue
  batch: Batch
  online: boolean
  /** May this person draw photos to be taken again? */
  samples?: boolean
  /** May this person open tasks? */
  orders?: boolean
}) {
  const { chosen } = batch.store.use()
  const { question, phase, page, asOf, more, refreshing, trouble } = queue.store.use()
  const typed = useTyped(question.text, (text) => void queue.ask({ ...question, text }))
  useShown(
    () => void queue.start(),
    () => void queue.refresh(),
  )
  usePullDownRefresh(() => void queue.refresh().finally(endPullDown))
  useReachBottom(() => void queue.more())
  const filters = page === null ? [] : filtersOf(page.counts, question.light)
  const waiting = question.light === null && question.text === '' ? filters[0]?.count : undefined
  useEffect(() => {
    if (waiting !== undefined) tabs.set({ badges: { ...tabs.get().badges, queue: waiting } })
  }, [waiting])
  const now = clock.wall()
  const rows = page?.rows ?? []
  const choosing = rows.some((row) => row.batchable)
  // what became of each is told at the top, and the last one chosen may lie far below
  const answered = () => {
    scrollToTop()
    void queue.refresh()
  }
  const clear = () => {
    typed.clear()
    void queue.ask(everything)
  }
  return (
    <Page
      title="待审"
      tab="queue"
      head={
        <View className="queue">
          <Search hint="项目、单位" value={typed.text} onChange={typed.change} onConfirm={typed.now} quiet />
          {page !== null && (
            <Choice
              as="row"
              name="按灯筛选"
              options={filters}
              value={question.light ?? 'all'}
              onChange={(value) => void queue.ask({ ...question, light: chosenLight(value) })}
            />
          )}
        </View>
      }
      bar={chosen.length > 0 && <BatchBar batch={batch} online={online} onDone={answered} />}
    >
      <InboxLink />
      <BatchResults batch={batch} />
      <Row
        title="执行预测"
        sub="再不支付就不能评“优”“良”的项目"
        onTap={() => screens.go('/pages/review/forecast/index')}
      />
      {samples && (
        <Row
          title="抽查重拍"
          sub="随机抽照片，请单位带验证码到原地再拍"
          onTap={() => screens.go('/pages/review/sample/index')}
        />
      )}
      {orders && (
        <Row
          title="布置任务"
          sub="请单位申报目标、填报监控和自评"
          onTap={() => screens.go('/pages/review/tasks/index')}
        />
      )}
      {phase === 'ready' && (trouble !== null || !online) && (
        <Banner
          tone={online ? 'warn' : 'info'}
          icon={online ? 'info' : 'offline'}
          sentence={online ? (trouble?.sentence ?? '') : offlineSentence(asOf, now)}
        />
      )}
      {phase === 'loading' && <Waiting of="待审列表" />}
      {phase === 'failed' && (
        <Retry
          of="待审列表"
          again={() => void queue.refresh()}
          reason={trouble?.sentence}
          code={trouble?.code ?? undefined}
        />
      )}
      {phase === 'ready' && rows.length === 0 && (
        <Empty
          {...(question.light === null && question.text === ''
            ? { title: '都审完了', text: '单位交上来的会自动出现在这里。' }
            : {
                title: question.text === '' ? '这一类没有' : `没有找到“${question.text.trim()}”`,
                text: '换个短一点的词，或者看全部。',
                action: { word: '看全部', onTap: clear },
              })}
        />
      )}
      {phase === 'ready' && rows.length > 0 && (
        <>
          <View className="group">
            <Text>{refreshing ? '正在更新' : '先交的在前'}</Text>
          </View>
          {rows.map((row) => (
            <QueueRow
              key={row.filingId}
              row={row}
              now={now}
              choosing={
                choosing
                  ? {
                      chosen: chosen.some(({ filingId }) => filingId === row.filingId),
                      onToggle: () => batch.toggle(row),
                    }
                  : undefined
              }
              onTap={() => screens.go(`/pages/review/filing/index?id=${row.filingId}`)}
            />
          ))}
          <LoadMore
            state={more}
            left={page?.next !== null}
            again={() => void queue.more()}
            end={asOf === null ? '' : `下拉更新，${lastWords(asOf, now)} 取得`}
          />
        </>
      )}
    </Page>
  )
}

function offlineSentence(asOf: string | null, now: number): string {
  const when = asOf === null ? '' : `下面是${lastWords(asOf, now)} 取得的列表，`
  return `现在没有网络。${when}打开过的件可以照常看、写意见，通过和退回要联网后才能提交。`
}
