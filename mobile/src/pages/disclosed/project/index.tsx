import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Retry } from '@/components/retry'
import { Waiting } from '@/components/waiting'
import { useDesktop } from '@/hooks/desktop'
import { whyNotRead } from '@/lists/explain'
import type { Failure } from '@/lists/paged-list'
import { screens } from '@/platform/screens'
import type { Snapshot } from '../../public/search'
import './index.css'
import { Check } from './check'
import { Money } from './money'
import { openData } from './open-data'
import { Photos } from './photos'
import { goalOf, leading, withdrawnWords } from './plain'
import { Promises } from './promises'
import { Summary } from './summary'

type State =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly failure: Failure }
  | { readonly phase: 'ready'; readonly snapshots: readonly Snapshot[] }

/** 项目结果: one project in plain language, from its published snapshots; no sign-in. */
export default function DisclosedProjectPage() {
  const { id = '' } = useRouter().params
  const wide = useDesktop()
  const [state, setState] = useState<State>({ phase: 'loading' })
  const load = useCallback(async () => {
    setState({ phase: 'loading' })
    try {
      setState({ phase: 'ready', snapshots: await openData.project(decodeURIComponent(id)) })
    } catch (error) {
      setState({ phase: 'failed', failure: whyNotRead('项目结果', error) })
    }
  }, [id])
  useEffect(() => void load(), [load])
  return (
    <Page title="项目结果" wide={wide}>
      {state.phase === 'loading' && <Waiting of="项目结果" />}
      {state.phase === 'failed' &&
        (state.failure.code === 'disclosure.not-found' ? (
          <Empty
            title="没有找到这个公开项目"
            text="可能网址有误，也可能还没有公开。"
            action={{ word: '回公开首页查找', onTap: () => screens.tab('/pages/public/index') }}
          />
        ) : (
          <Retry
            of="项目结果"
            again={() => void load()}
            reason={state.failure.sentence}
            code={state.failure.code ?? undefined}
          />
        ))}
      {state.phase === 'ready' && <Result snapshots={state.snapshots} wide={wide} />}
    </Page>
  )
}

/** On a desktop in two columns: the promises, and beside them money, photos and how to check. */
function Result({ snapshots, wide }: { snapshots: readonly Snapshot[]; wide: boolean }) {
  const main = leading(snapshots)
  if (main === null) return null
  const { content } = main
  const summary = <Summary snapshot={main} goal={goalOf(snapshots)} withdrawn={withdrawnWords(main)} />
  const money = <Money content={content} />
  const promises = <Promises content={content} />
  const rest = (
    <>
      <Photos content={content} photoUrl={openData.photoUrl} />
      <Check snapshot={main} address={openData.address(main.projectId)} />
      <View className="foot">姓名、证件、病情和精确位置不公开。</View>
    </>
  )
  if (!wide)
    return (
      <>
        {summary}
        {money}
        {promises}
        {rest}
      </>
    )
  return (
    <View className="result__two">
      <View className="result__main">
        {summary}
        {promises}
      </View>
      <View className="result__side">
        {money}
        {rest}
      </View>
    </View>
  )
}
