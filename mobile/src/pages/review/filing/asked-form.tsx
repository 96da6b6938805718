import type { FieldPath } from '@domain/filings/form'
import { Text, View } from '@tarojs/components'
import { useMemo, useRef } from 'react'
import { Light } from '@/components/light'
import type { Asked } from '@/forms/asked'
import { FormView } from '@/forms/form-view'
import type { FieldValue, Hand } from '@/forms/hand'
import { Outcome } from '@/forms/outcome'

export interface AskedFormProps {
  asked: Asked
  change: (path: FieldPath, value: FieldValue) => void
}

/** 审核表: what this step asks of the reviewer, and what the answers come to so far. */
export function AskedForm({ asked, change }: AskedFormProps) {
  const current = useRef(change)
  current.current = change
  const hand = useMemo<Hand>(() => ({ onChange: (path, value) => current.current(path, value) }), [])
  return (
    <View>
      <View className="sec">
        <Text>{asked.title}</Text>
        {asked.judgement === null && (
          <Light kind="gray" word={`已填 ${asked.form.filled} / ${asked.form.asks}`} />
        )}
      </View>
      <FormView form={asked.form} hand={hand} bare />
      {asked.judgement && <Outcome judgement={asked.judgement} />}
    </View>
  )
}
