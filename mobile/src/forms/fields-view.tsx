import type { FieldsSection } from '@domain/filings/form'
import { View } from '@tarojs/components'
import { memo } from 'react'
import { Remark } from '@/components/remark'
import { anchorOf } from './anchor'
import { FieldView } from './field-view'
import type { Hand } from './hand'
import { looseRemarks, type Marks, marksWithin } from './marks'
import { useKept } from './use-kept'

export interface FieldsViewProps {
  section: FieldsSection
  marks: Marks
  hand: Hand
  readOnly?: boolean | undefined
}

/** Fields that stand by themselves, under one heading. */
export const FieldsView = memo(function FieldsView({ section, marks, hand, readOnly }: FieldsViewProps) {
  const own = useKept(marksWithin(marks, section.path))
  return (
    <View className="card card--flat" id={anchorOf(section.path)}>
      <View className="card__t">{section.title}</View>
      {section.note !== undefined && <View className="cap mt1">{section.note}</View>}
      {section.fields.map((field) => (
        <FieldView key={field.path} field={field} mark={own[field.path]} hand={hand} readOnly={readOnly} />
      ))}
      {looseRemarks(own, section.fields).map(({ id, ...remark }) => (
        <Remark key={id} {...remark} />
      ))}
    </View>
  )
})
