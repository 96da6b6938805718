import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Group } from '@/components/group'
import { TaskCard } from '@/components/task-card'
import { screens } from '@/platform/screens'
import { daysLeft, weekdayWords } from '@/words/due'
import { leftWords } from '@/words/when'
import type { Task } from './tasks'

const PAGE = 20

/** Cards under the day they are due; from two days on the days left are red. */
export function TaskList({ tasks, now }: { tasks: readonly Task[]; now: number }) {
  const [count, setCount] = useState(PAGE)
  const shown = tasks.slice(0, count)
  const days = [...new Set(shown.map((task) => weekdayWords(task.dueAt)))]
  return (
    <View>
      {days.map((day) => {
        const due = shown.filter((task) => weekdayWords(task.dueAt) === day)
        const dueAt = due[0]?.dueAt ?? ''
        return (
          <View key={day}>
            <Group word={`${day}前`} aside={leftWords(dueAt, now)} urgent={daysLeft(dueAt, now) <= 2} />
            {due.map(({ id, url, card }) => (
              <TaskCard
                key={id}
                {...card}
                onTap={() => (url === null ? screens.tab('/pages/outbox/index') : screens.go(url))}
              />
            ))}
          </View>
        )
      })}
      {tasks.length > count && (
        <View className="card">
          <Button
            word={`再看后面 ${tasks.length - count} 件`}
            tone="text"
            onTap={() => setCount(count + PAGE)}
          />
        </View>
      )}
    </View>
  )
}
