import type { Form } from '@domain/filings/form'
import { View } from '@tarojs/components'
import { memo } from 'react'
import { Fold } from '@/components/fold'

/** What is known already: folded, read-only. */
export const KnownView = memo(function KnownView({ known }: { known: Form['known'] }) {
  if (known.length === 0) return null
  return (
    <Fold flat title={`${known[0]?.label}等 ${known.length} 项已带出`} sub="不用再填">
      {() =>
        known.map(({ label, text }) => (
          <View key={label} className="mt3">
            <View className="label">{label}</View>
            <View>{text}</View>
          </View>
        ))
      }
    </Fold>
  )
})
