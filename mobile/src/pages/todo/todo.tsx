import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Counts } from '@/components/counts'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Retry } from '@/components/retry'
import { Waiting } from '@/components/waiting'
import { InboxLink } from '@/notices/inbox-link'
import { clock } from '@/platform/clock'
import { screens } from '@/platform/screens'
import type { Workspace } from '@/sync/workspace.types'
import { lastWords } from '@/words/due'
import { Challenges } from './challenges'
import { Handed } from './handed'
import { News } from './news'
import { TaskList } from './task-list'
import { type Task, tasksOf } from './tasks'

type Filter = Task['bucket'] | 'soon'

/** 待办 of a signed-in author: counts that filter, cards by due date, and what has been handed in already. */
export function Todo({ workspace }: { workspace: Workspace }) {
  const [filter, setFilter] = useState<Filter | null>(null)
  const now = clock.wall()
  const tasks = tasksOf(workspace, now)
  const shown = tasks.filter((task) => matches(task, filter))
  const { lastPulledAt, pullTrouble } = workspace
  const none = workspace.filings().length === 0
  const count = (key: Filter, word: string, alert = false) => ({
    key,
    word,
    alert,
    n: tasks.filter((task) => matches(task, key)).length,
    on: filter === key,
    onTap: () => setFilter(filter === key ? null : key),
  })
  return (
    <Page title="待办" tab="todo">
      <News workspace={workspace} now={now} />
      <InboxLink />
      <Counts
        items={[
          count('to-fill', '待填'),
          count('returned', '被退回', true),
          count('to-send', '待同步'),
          count('soon', '将到期'),
        ]}
      />
      {filter === null && <Challenges workspace={workspace} />}
      {none && lastPulledAt === null ? (
        pullTrouble ? (
          <Retry
            of="待办"
            reason="本机还没有存过您的任务。网络好了再试一次，取到以后没有网络也能填报。"
            code={pullTrouble.code}
            again={() => void workspace.refresh()}
          />
        ) : (
          <Waiting of="待办" />
        )
      ) : shown.length > 0 ? (
        <TaskList key={filter} tasks={shown} now={now} />
      ) : (
        <Empty
          title={tasks.length === 0 ? '都办完了' : '这一类没有'}
          text={tasks.length === 0 ? '有新任务会显示在这里。' : '再点一下上面的数字，看全部待办。'}
        />
      )}
      {filter === null && (
        <View className="gutter mt3">
          <Button word="记一笔" wide onTap={() => screens.go('/pages/owner/diary/index')} />
        </View>
      )}
      {filter === null && <Handed workspace={workspace} />}
      {lastPulledAt !== null && (
        <View className="foot num">
          <Text>上次与服务器核对：{lastWords(lastPulledAt, now)}</Text>
        </View>
      )}
    </Page>
  )
}

function matches(task: Task, filter: Filter | null): boolean {
  return filter === null || (filter === 'soon' ? task.soon : task.bucket === filter)
}
