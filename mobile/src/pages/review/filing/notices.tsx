import { reasonLabel } from '@domain/filings/remarks'
import { Text, View } from '@tarojs/components'
import { Banner } from '@/components/banner'
import type { FilingView } from '@/review/filing'
import type { ReviewModel } from '@/review/model'
import type { OpenedState } from '@/review/opened'
import type { Reviewing } from '@/review/reviewing'
import { hasWords, type VerdictDraft } from '@/review/verdicts'
import { lastWords } from '@/words/due'

export interface NoticesProps {
  view: FilingView
  opened: OpenedState
  state: Reviewing
  online: boolean
  now: number
}

/** What holds for the whole screen: a submission that did not get through, no network, or nothing to decide here. */
export function Notices({ view, opened, state, online, now }: NoticesProps) {
  const { result } = state
  const failed =
    result !== null && (result.end === 'moved' || result.end === 'refused' || result.end === 'lost')
  return (
    <>
      {failed && <Banner tone="warn" sentence={result.sentence} />}
      {result?.end === 'moved' && (
        <Banner
          sentence={`已换成最新的内容：第 ${view.revision} 版，现在在${view.whereabouts}。您写的意见都还在。`}
        />
      )}
      {state.trouble && <Banner tone="warn" sentence={state.trouble.sentence} />}
      {!online && opened.asOf !== null && (
        <Banner
          icon="offline"
          sentence={`现在没有网络，看到的是${lastWords(opened.asOf, now)} 取得的内容。意见照常写，联网后再提交。`}
        />
      )}
      {online && opened.trouble && <Banner tone="warn" sentence={opened.trouble.sentence} />}
      {!view.may.decide && !view.may.report && !view.may.confirmPhotos && (
        <Banner sentence={`这份填报件现在在${view.whereabouts}，您可以看，不用办理。`} />
      )}
    </>
  )
}

/** What was written but can no longer be submitted here: shown, so that nothing written is lost. */
export function KeptWords({ draft, model }: { draft: VerdictDraft; model: ReviewModel }) {
  if (!hasWords(draft)) return null
  const words = Object.entries({ ...draft.writing, ...draft.returned }).filter(([, { text }]) => text !== '')
  return (
    <View className="panel">
      <View className="card__t">您写过、没有提交的意见</View>
      {words.map(([path, remark]) => (
        <View key={path} className="mt2">
          <View className="sub">
            {model.entries.find((entry) => entry.path === path)?.title ?? path}
            {remark.reason !== '' && `，${reasonLabel(remark.reason)}`}
          </View>
          <Text selectable>{remark.text}</Text>
        </View>
      ))}
      {draft.opinion !== '' && <View className="mt2">{draft.opinion}</View>}
    </View>
  )
}
