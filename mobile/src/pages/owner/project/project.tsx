import { type Item, itemsOf } from '@domain/filings/form'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Dots } from '@/components/dots'
import { ExportTable } from '@/components/export-table'
import { Fold } from '@/components/fold'
import { Page } from '@/components/page'
import { Row } from '@/components/row'
import { declaredForm } from '@/forms/declared'
import { screens } from '@/platform/screens'
import type { FilingView, Workspace } from '@/sync/workspace.types'
import { periodWords } from '@/words/when'
import { Begin } from './begin'
import { Forecast } from './forecast'
import { History } from './history'
import { ThisPeriod } from './this-period'

/** The project's header, its approved goal, the filing of a period with its history, and its other periods. */
export function Project({ workspace, first }: { workspace: Workspace; first: FilingView }) {
  const [chosen, setChosen] = useState(first.id)
  const filing = workspace.filing(chosen) ?? first
  const others = workspace
    .filings()
    .filter((other) => other.projectId === filing.projectId && other.id !== filing.id)
  const form = declaredForm(filing, null)
  const items = form ? itemsOf(form) : []
  return (
    <Page title="项目">
      <View className="head">
        <View className="title">{filing.projectName}</View>
        <View className="sub mt1">
          <Dots of={[...new Set([filing.unitName, filing.departmentName])]} />
        </View>
      </View>
      <View className="mt3" />
      <Forecast forecast={filing.forecast ?? null} />
      <ThisPeriod workspace={workspace} filing={filing} />
      <View className="edge">
        <ExportTable kind={filing.kind} filingId={filing.id} />
      </View>
      <View className="mt3" />
      <Row
        title="取证日记"
        sub="平时拍下、记下，填报时自动带入"
        value={diaryWords(workspace, filing.projectId)}
        onTap={() => screens.go(`/pages/owner/diary/index?project=${encodeURIComponent(filing.projectId)}`)}
      />
      <View className="mt3" />
      {items.length > 0 && (
        <Fold title="批复目标" sub={`${items.length} 项指标`}>
          {() => <Goal known={form?.known ?? []} items={items} />}
        </Fold>
      )}
      <Begin workspace={workspace} filing={filing} />
      <History filing={filing} />
      {others.length > 0 && (
        <View>
          <View className="sec">
            <Text>其他时期</Text>
          </View>
          {others.slice(0, 20).map((other) => (
            <Row
              key={other.id}
              title={`${other.title} ${periodWords(other.period)}`}
              value={other.whereabouts}
              onTap={() => setChosen(other.id)}
            />
          ))}
        </View>
      )}
    </Page>
  )
}

function diaryWords(workspace: Workspace, projectId: string): string {
  const count = workspace.diary().filter((item) => item.projectId === projectId).length
  return count === 0 ? '还没有' : `${count} 条`
}

const PAGE = 20

interface GoalProps {
  known: readonly { readonly label: string; readonly text: string }[]
  items: readonly Item[]
}

function Goal({ known, items }: GoalProps) {
  const [count, setCount] = useState(PAGE)
  return (
    <View>
      {known.map(({ label, text }) => (
        <View key={label} className="mt3">
          <View className="label">{label}</View>
          <View>{text}</View>
        </View>
      ))}
      {items.slice(0, count).map((item) => (
        <View key={item.id} className="mt3">
          <View className="cap num">
            <Dots of={item.tags} />
          </View>
          <View className="row between row--top">
            <Text className="grow">{item.title}</Text>
            <Text className="b num ml3">
              {item.target.text}
              {item.target.unit && ` ${item.target.unit}`}
            </Text>
          </View>
        </View>
      ))}
      {items.length > count && (
        <Button
          word={`再看后面 ${items.length - count} 项`}
          tone="text"
          onTap={() => setCount(count + PAGE)}
        />
      )}
    </View>
  )
}
