import { Text, View } from '@tarojs/components'
import { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useEffect } from 'react'
import { Banner } from '@/components/banner'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Retry } from '@/components/retry'
import { Search } from '@/components/search'
import { Waiting } from '@/components/waiting'
import { LoadMore } from '@/lists/load-more'
import { useTyped } from '@/lists/use-typed'
import { endPullDown } from '@/platform/pull-down'
import { screens } from '@/platform/screens'
import { FactsCard } from './facts-card'
import './index.css'
import { search } from './published'
import { nothingFound } from './search'

/** 公开结果: what was promised, spent and done, for anyone; no sign-in. */
export default function PublicPage() {
  const { question, phase, page, more, refreshing, trouble } = search.store.use()
  const typed = useTyped(question, (text) => void search.ask(text))
  useEffect(() => {
    if (search.store.get().page === null) void search.start()
  }, [])
  usePullDownRefresh(() => void search.refresh().finally(endPullDown))
  useReachBottom(() => void search.more())
  const items = page?.items ?? []
  const nothing = nothingFound(question)
  return (
    <Page
      title="公开结果"
      tab="public"
      head={
        <Search hint="搜项目、单位、地方" value={typed.text} onChange={typed.change} onConfirm={typed.now} />
      }
    >
      {trouble && phase === 'ready' && <Banner tone="warn" sentence={trouble.sentence} />}
      {phase === 'loading' && <Waiting of="公开结果" />}
      {phase === 'failed' && (
        <Retry
          of="公开结果"
          again={() => void search.refresh()}
          reason={trouble?.sentence}
          code={trouble?.code ?? undefined}
        />
      )}
      {phase === 'ready' && items.length === 0 && (
        <Empty
          title={nothing.title}
          text={nothing.text}
          {...(question === '' ? {} : { action: { word: '看全部项目', onTap: typed.clear } })}
        />
      )}
      {phase === 'ready' && items.length > 0 && (
        <>
          <View className="group">
            <Text className="num">
              {refreshing ? '正在查' : question === '' ? '最近公开' : `含“${question.trim()}”`}
            </Text>
          </View>
          {items.map((snapshot) => (
            <FactsCard
              key={snapshot.id}
              snapshot={snapshot}
              onTap={() =>
                screens.go(`/pages/disclosed/project/index?id=${encodeURIComponent(snapshot.projectId)}`)
              }
            />
          ))}
          <LoadMore
            state={more}
            left={page?.next !== null}
            again={() => void search.more()}
            end={
              items.some((item) => item.content.project.demonstration !== null)
                ? '含演示数据，不是真实结果'
                : ''
            }
          />
        </>
      )}
    </Page>
  )
}
