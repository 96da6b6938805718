import { View } from '@tarojs/components'
import { Fold } from '@/components/fold'
import { dayWords } from '@/words/when'
import type { Answered } from './asked'
import { FormView } from './form-view'
import type { Hand } from './hand'
import { Outcome } from './outcome'

const NO_HAND: Hand = { onChange: () => {} }

/** FV4: what earlier steps answered in their own forms, folded under who answered it when. */
export function AnsweredForms({ of }: { of: readonly Answered[] }) {
  return (
    <View>
      {of.map(({ title, by, at, revision, form, judgement }) => (
        <Fold
          key={at}
          flat
          title={`${title}：${judgement?.word ?? ''}`}
          sub={`${by} ${dayWords(at)}，第 ${revision} 版`}
        >
          {() => (
            <View>
              {judgement && <Outcome judgement={judgement} />}
              <FormView form={form} hand={NO_HAND} readOnly bare />
            </View>
          )}
        </Fold>
      ))}
    </View>
  )
}
