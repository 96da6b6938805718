import { isDocument } from '@domain/evidence/document-kinds'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '@/components/banner'
import { Button } from '@/components/button'
import { Fold } from '@/components/fold'
import { screens } from '@/platform/screens'
import type { OpenDraft, Workspace } from '@/sync/workspace.types'
import { dayWords } from '@/words/when'
import { placeable } from './offered'
import { takeIn } from './take-in'

export interface FromDiaryProps {
  workspace: Workspace
  open: OpenDraft
  tell: (sentence: string | null) => void
}

/** The report composes itself: one tap takes in all that the diary holds for it; what has no place yet can be copied. */
export function FromDiary({ workspace, open, tell }: FromDiaryProps) {
  const [busy, setBusy] = useState(false)
  const { filing, form } = open
  const { materials, left, notes } = workspace.offer(filing.id)
  const fit = placeable(form, notes)
  const rest = notes.filter((note) => !fit.includes(note))
  const compose = async () => {
    setBusy(true)
    await takeIn(workspace, filing.id, tell)
    setBusy(false)
  }
  const documents = materials.filter(({ evidence }) => evidence && isDocument(evidence)).length
  const counted = [
    materials.length > documents ? `${materials.length - documents} 张照片` : '',
    documents > 0 ? `${documents} 份文档` : '',
    fit.length > 0 ? `${fit.length} 条可写进原因的文字` : '',
  ].filter(Boolean)
  return (
    <View>
      {counted.length > 0 && (
        <Banner
          sentence={`日记里有本期的 ${counted.join('、')}，不用重拍重写。${
            left > 0 ? `另有 ${left} 份超出一份报告的上限，留在日记里。` : ''
          }`}
        >
          <Button word="全部带入" tone="quiet" small busy={busy} onTap={() => void compose()} />
        </Banner>
      )}
      {rest.length > 0 && (
        <Fold title={`日记里还有 ${rest.length} 条文字`} sub="填了完成值、要写原因时可以带入">
          {() =>
            rest.map(({ id, madeAt, note }) => (
              <View key={id} className="mt3">
                <View>{note}</View>
                <View className="cap num">{dayWords(madeAt)}</View>
                <Button word="复制" tone="text" small onTap={() => void screens.copy(note ?? '')} />
              </View>
            ))
          }
        </Fold>
      )}
    </View>
  )
}
