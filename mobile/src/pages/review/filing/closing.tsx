import { View } from '@tarojs/components'
import { Choice } from '@/components/choice'
import { Field } from '@/components/field'
import type { Asked } from '@/forms/asked'
import type { FilingView } from '@/review/filing'
import type { Progress, VerdictDraft } from '@/review/verdicts'

export interface ClosingProps {
  view: FilingView
  draft: VerdictDraft
  progress: Progress
  /** The step's own form, where it has one. */
  asked?: Asked | null
  sendTo: (to: string) => void
  say: (opinion: string) => void
}

/** The element id, to scroll to. */
export const closingAnchor = 'closing'

/** Once all is seen: what will be submitted, to whom a return goes, and a word on the whole. */
export function Closing({ view, draft, progress, asked, sendTo, say }: ClosingProps) {
  const needed =
    asked?.judgement != null &&
    (asked.judgement.opinionRequired || !asked.judgement.allows.includes('approved'))
  const returns = progress.returned > 0
  const targets = [
    { value: 'author', label: '经办人' },
    ...view.may.returnTo.map(({ id, title }) => ({ value: id, label: title })),
  ]
  return (
    <View className="panel" id={closingAnchor}>
      <View className="card__t">
        {returns
          ? `退回 ${progress.returned} 项，其余 ${progress.of - progress.returned} 项通过`
          : `${progress.of} 项都通过`}
      </View>
      {returns && targets.length > 1 && (
        <View className="mt2">
          <Choice label="退回给" options={targets} value={draft.to} onChange={sendTo} required />
        </View>
      )}
      <View className="mt2">
        <Field
          label={needed ? '审核意见' : '审核意见（可不填）'}
          required={needed}
          long
          value={draft.opinion}
          onChange={say}
          maxLength={500}
        />
      </View>
      <View className="cap mt2">提交前可以点开任何一项再改。</View>
    </View>
  )
}
