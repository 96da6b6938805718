import { withValue } from '@domain/filings/content'
import { openFields } from '@domain/sync/merge'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ActionBar } from '@/components/action-bar'
import { Page } from '@/components/page'
import { declaredForm } from '@/forms/declared'
import { MergeView } from '@/forms/merge-view'
import { screens } from '@/platform/screens'
import type { Conflict, MergeChoice, Workspace } from '@/sync/workspace.types'
import { momentWords } from '@/words/when'

export interface MergeProps {
  workspace: Workspace
  conflict: Conflict
  onBack: () => void
}

/** 逐项对比: choose field by field; the result becomes the draft on top of the newer version, and is handed in from there. */
export function Merge({ workspace, conflict, onBack }: MergeProps) {
  const [choices, setChoices] = useState<Readonly<Record<string, MergeChoice>>>({})
  const { filingId, entryId, fields, newer } = conflict
  const filing = workspace.filing(filingId)
  const left = openFields(fields, choices).length
  const mine = (entryId === null ? null : workspace.entry(entryId)?.push) ?? workspace.draft(filingId)
  const evidence = mine?.evidence ?? []
  const theirs = fields.reduce<unknown>(
    (content, field) => withValue(content, field.path, field.theirs),
    mine?.content ?? {},
  )
  const settle = async () => {
    await workspace.settle(filingId, choices)
    onBack()
    screens.go(`/pages/owner/report/index?filing=${filingId}`)
  }
  return (
    <Page
      title="逐项对比"
      tab="outbox"
      bar={
        <ActionBar
          blocked={left > 0 ? `还有 ${left} 处两边都改过，请选用哪一份。` : undefined}
          secondary={{ word: '先不处理', onTap: onBack }}
          primary={{ word: '用选好的，去提交', onTap: () => void settle() }}
        />
      }
    >
      <View className="head">
        <View className="card__t one">{filing?.projectName}</View>
        <View className="sub mt1 num">
          {newer.authorName}于 {momentWords(newer.receivedAt)} 提交了第 {newer.number} 版，与您的有{' '}
          {fields.length} 处不同。两份都在，选好以后才会合成新的一版。
        </View>
      </View>
      <View className="mt3" />
      <MergeView
        fields={fields}
        mine={filing && declaredForm(filing, mine)}
        theirs={filing && declaredForm(filing, { content: theirs, evidence })}
        theirName={newer.authorName === workspace.account.name ? '新版本' : newer.authorName}
        choices={choices}
        onChoose={(path, choice) => setChoices((chosen) => ({ ...chosen, [path]: choice }))}
      />
    </Page>
  )
}
