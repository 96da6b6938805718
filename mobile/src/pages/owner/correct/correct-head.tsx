import { whereabouts } from '@domain/filings/chain'
import { filingKinds } from '@domain/kinds'
import { View } from '@tarojs/components'
import type { FilingView } from '@/sync/workspace.types'
import { dayWords } from '@/words/when'

export interface CorrectHeadProps {
  filing: FilingView
  places: number
  rest: number
  at: string | null
}

/** '业务科室 8月27日退回 1 项，其余 7 项不用动。'; no place where the remark is on the whole. */
export function CorrectHead({ filing, places, rest, at }: CorrectHeadProps) {
  const chain = filingKinds[filing.kind]?.chain ?? []
  const by = filing.returnedFrom === null ? '' : whereabouts(filing.returnedFrom, chain)
  const day = at === null ? '' : ` ${dayWords(at)}`
  return (
    <View className="head">
      <View className="card__t one">{filing.projectName}</View>
      <View className="sub mt1 num">
        {places === 0
          ? `${by}${day}退回，意见针对整份报告。`
          : `${by}${day}退回 ${places} 项${rest > 0 ? `，其余 ${rest} 项不用动` : ''}。`}
      </View>
    </View>
  )
}
