import { View } from '@tarojs/components'
import { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { type ReactNode, useMemo } from 'react'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Retry } from '@/components/retry'
import { Search } from '@/components/search'
import { Waiting } from '@/components/waiting'
import { whyNotRead } from '@/lists/explain'
import { LoadMore } from '@/lists/load-more'
import { pagedList } from '@/lists/paged-list'
import { useShown } from '@/lists/use-shown'
import { useTyped } from '@/lists/use-typed'
import { clock } from '@/platform/clock'
import { endPullDown } from '@/platform/pull-down'

interface ListCursor {
  readonly name: string
  readonly id: string
}

interface Listed<Entry> {
  readonly rows: readonly Entry[]
  readonly next: ListCursor | null
}

export interface RegisterProps<Entry> {
  title: string
  /** 单位 */
  of: string
  hint: string
  /** One page of the entries that meet the text, from behind a row. */
  load: (text: string, after: ListCursor | null) => Promise<Listed<Entry>>
  row: (entry: Entry, changed: () => void) => ReactNode
  add: { word: string; onTap: () => void } | undefined
  /** Over the entries; `changed` asks for them anew, so that a new one is there at once. */
  children?: (changed: () => void) => ReactNode
}

/** A register that is searched and scrolled. States: waiting, refused with why, empty, nothing found, entries. */
export function Register<Entry extends { readonly id: string }>({
  title,
  of,
  hint,
  load,
  row,
  add,
  children,
}: RegisterProps<Entry>) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: one list a visit; `load` asks nothing but the API
  const list = useMemo(
    () =>
      pagedList<string, Listed<Entry>, ListCursor>(
        {
          load: (text, after) => load(text, after),
          next: (page) => page.next,
          join: (shown, more) => ({ ...more, rows: [...shown.rows, ...more.rows] }),
          explain: (error) => whyNotRead(of, error),
          nowMs: clock.wall,
        },
        '',
      ),
    [],
  )
  const { question, phase, page, more, trouble } = list.store.use()
  const typed = useTyped(question, (text) => void list.ask(text))
  const refresh = () => void list.refresh()
  useShown(() => void list.start(), refresh)
  usePullDownRefresh(() => void list.refresh().finally(endPullDown))
  useReachBottom(() => void list.more())
  const rows = page?.rows ?? []
  return (
    <Page
      title={title}
      head={<Search hint={hint} value={typed.text} onChange={typed.change} onConfirm={typed.now} quiet />}
    >
      {children?.(refresh)}
      {add && (
        <View className="more">
          <Button word={add.word} tone="quiet" small onTap={add.onTap} />
        </View>
      )}
      {phase === 'loading' && <Waiting of={of} />}
      {phase === 'failed' && (
        <Retry of={of} again={refresh} reason={trouble?.sentence} code={trouble?.code ?? undefined} />
      )}
      {phase === 'ready' && rows.length === 0 && (
        <Empty
          title={question === '' ? `还没有登记${of}` : `没有找到“${question.trim()}”`}
          text={question === '' ? '可以逐个登记，也可以从 Excel 导入。' : '换个短一点的词，或用拼音首字母。'}
        />
      )}
      {phase === 'ready' && rows.map((entry) => row(entry, refresh))}
      {phase === 'ready' && rows.length > 0 && (
        <LoadMore state={more} left={page?.next !== null} again={() => void list.more()} end="到底了" />
      )}
    </Page>
  )
}
