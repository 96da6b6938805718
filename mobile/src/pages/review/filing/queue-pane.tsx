import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { Choice } from '@/components/choice'
import { Empty } from '@/components/empty'
import { Key } from '@/components/key'
import { Retry } from '@/components/retry'
import { Search } from '@/components/search'
import { Waiting } from '@/components/waiting'
import { LoadMore } from '@/lists/load-more'
import { useTyped } from '@/lists/use-typed'
import '../../queue/index.css'
import { QueueRow } from '@/pages/queue/queue-row'
import { clock } from '@/platform/clock'
import { screens } from '@/platform/screens'
import { neighbour } from '@/review/desk-keys'
import { chosenLight, filtersOf, type Queue } from '@/review/queue'

export interface QueuePaneProps {
  queue: Queue
  /** Id of the filing that lies open beside. */
  open: string
  onOpen: (filingId: string) => void
}

/** 待审 beside the open filing, on a desktop: searched, filtered, and walked with J and K. States: as the list's own. */
export function QueuePane({ queue, open, onOpen }: QueuePaneProps) {
  const { question, phase, page, more, trouble } = queue.store.use()
  const typed = useTyped(question.text, (text) => void queue.ask({ ...question, text }))
  useEffect(() => void queue.start(), [queue])
  const rows = page?.rows ?? []
  const at = rows.findIndex(({ filingId }) => filingId === open)
  return (
    <View className="pane">
      <View className="pane__head">
        <Search hint="项目、单位" value={typed.text} onChange={typed.change} onConfirm={typed.now} quiet />
        {page !== null && (
          <Choice
            as="row"
            name="按灯筛选"
            options={filtersOf(page.counts, question.light)}
            value={question.light ?? 'all'}
            onChange={(value) => void queue.ask({ ...question, light: chosenLight(value) })}
          />
        )}
      </View>
      <View className="pane__list">
        {phase === 'loading' && <Waiting of="待审列表" />}
        {phase === 'failed' && (
          <Retry of="待审列表" again={() => void queue.refresh()} reason={trouble?.sentence} />
        )}
        {phase === 'ready' && rows.length === 0 && <Empty title="这里没有待审的件" />}
        {rows.map((row) => (
          <QueueRow
            key={row.filingId}
            row={row}
            now={clock.wall()}
            open={row.filingId === open}
            onTap={() => onOpen(row.filingId)}
          />
        ))}
        {rows.length > 0 && (
          <LoadMore state={more} left={page?.next !== null} again={() => void queue.more()} end="" />
        )}
      </View>
      <View className="pane__foot cap num">
        <View className="row grow">
          <Key name="J" />
          <Text>下一件</Text>
          <Key name="K" />
          <Text>上一件</Text>
        </View>
        {at >= 0 && (
          <Text>
            {at + 1} / {rows.length}
          </Text>
        )}
      </View>
    </View>
  )
}

const idsOf = ({ queue }: QueuePaneProps) =>
  queue.store.get().page?.rows.map(({ filingId }) => filingId) ?? []

/** Opens the filing before or after the open one; where the list ends, nothing. */
export function openNeighbour(beside: QueuePaneProps | null, step: 1 | -1): void {
  const next = beside && neighbour(idsOf(beside), beside.open, step)
  if (next) beside?.onOpen(next)
}

/** What was decided leaves the queue: beside it the next opens, else the screen goes back. */
export function leaveTo(beside: QueuePaneProps | null): void {
  const next =
    beside && (neighbour(idsOf(beside), beside.open, 1) ?? neighbour(idsOf(beside), beside.open, -1))
  if (beside && next) {
    void beside.queue.refresh()
    beside.onOpen(next)
  } else screens.back()
}
