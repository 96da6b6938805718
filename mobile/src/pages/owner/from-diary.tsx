import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '@/components/banner'
import { Button } from '@/components/button'
import { Fold } from '@/components/fold'
import { screens } from '@/platform/screens'
import type { FilingView, Workspace } from '@/sync/workspace.types'
import { dayWords } from '@/words/when'

/** What the diary holds for this report: one tap takes all photos in; notes are there to be copied (EV11–EV13). */
export function FromDiary({ workspace, filing }: { workspace: Workspace; filing: FilingView }) {
  const [busy, setBusy] = useState(false)
  const { photos, left, notes } = workspace.offer(filing.id)
  const take = async () => {
    setBusy(true)
    try {
      screens.toast(`带入了 ${await workspace.takeIn(filing.id)} 张，都在各自的指标下`)
    } catch {
      screens.toast('没有带入，日记里的都在，请再点一次')
    } finally {
      setBusy(false)
    }
  }
  return (
    <View>
      {photos.length > 0 && (
        <Banner
          sentence={`日记里有本期的 ${photos.length} 张照片，不用重拍。${
            left > 0 ? `另有 ${left} 张超出一份报告的上限，留在日记里。` : ''
          }`}
        >
          <Button word="全部带入" tone="quiet" small busy={busy} onTap={() => void take()} />
        </Banner>
      )}
      {notes.length > 0 && (
        <Fold title={`日记里有 ${notes.length} 条文字`} sub="写原因时可以复制">
          {() =>
            notes.map(({ id, madeAt, note }) => (
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
