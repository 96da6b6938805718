import { isDocument } from '@domain/evidence/document-kinds'
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { Button } from '@/components/button'
import { Done } from '@/components/done'
import { Page } from '@/components/page'
import { screens } from '@/platform/screens'
import { scrollToTop } from '@/platform/scroll'
import type { Entry, Workspace } from '@/sync/workspace.types'

export interface SentProps {
  title: string
  workspace: Workspace
  /** As it was when handed in; its news are read from the workspace. */
  entry: Entry
}

/** After handing in: where the report is now. It changes by itself when the receipt arrives. */
export function Sent({ title, workspace, entry }: SentProps) {
  useEffect(scrollToTop, [])
  const now = workspace.entry(entry.id) ?? entry
  const documents = now.push.evidence.filter(isDocument).length
  const photos = now.push.evidence.length - documents
  const delivered = now.state === 'delivered'
  return (
    <Page title={title}>
      <View className="mt3" />
      <View className="card">
        <Done word={delivered ? '已送达' : '已提交'} />
        <View className="card__t mt2">{now.projectName}</View>
        <View className="mt1">
          {delivered
            ? `服务器已收下并核对，回执 ${now.receiptNumber ?? ''}。`
            : '已存本机，连上网络后自动送出。'}
        </View>
        <View className="sub mt1">
          第 {now.push.base + 1} 版，1 份报告{photos > 0 ? `、${photos} 张照片` : ''}
          {documents > 0 ? `、${documents} 份文档` : ''}
        </View>
        {['refused', 'outdated', 'deferred'].includes(now.state) && (
          <View className="sub red mt1">{now.reason}</View>
        )}
        <View className="row mt3">
          <Button word="回待办" tone="primary" small onTap={() => screens.tab('/pages/todo/index')} />
          <View className="ml2">
            <Button word="看进度" small onTap={() => screens.tab('/pages/outbox/index')} />
          </View>
        </View>
      </View>
    </Page>
  )
}
