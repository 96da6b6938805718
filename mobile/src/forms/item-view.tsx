import type { Field, Item } from '@domain/filings/form'
import { View } from '@tarojs/components'
import { memo, type ReactNode } from 'react'
import { IndicatorCard } from '@/components/indicator-card'
import { Pair } from '@/components/pair'
import { Remark } from '@/components/remark'
import { anchorOf } from './anchor'
import { FieldInput, FieldNotes, FieldView } from './field-view'
import type { Hand, SlotContent } from './hand'
import { looseRemarks, type Marks } from './marks'
import { Measured } from './measured'
import { ScoreView } from './score-view'
import { NotesOffered } from './slot-offered'
import { SlotView } from './slot-view'

export interface ItemViewProps {
  item: Item
  marks: Marks
  slot: SlotContent | undefined
  hand: Hand
  readOnly?: boolean | undefined
  /** What may be done with it as a row of a list. */
  row?: ReactNode
}

/** One item: target beside actual, the light and its sentence, then what the light opened, then its evidence. */
export const ItemView = memo(function ItemView({ item, marks, slot, hand, readOnly, row }: ItemViewProps) {
  const main = item.fields.find((field) => field.label === item.actual?.label)
  const others = item.fields.filter((field) => field !== main)
  const given = (field: Field) => ({ field, mark: marks[field.path], hand, readOnly })
  // filled in and yet without a light: it cannot be measured, and 未填 would be untrue
  const lit = item.filled && item.verdict.light === 'gray' ? undefined : item.verdict.light
  return (
    <IndicatorCard
      path={item.tags}
      title={item.title}
      light={lit}
      was={marks[item.path]?.was}
      id={anchorOf(item.path)}
    >
      {main && isFigure(main) ? (
        <>
          <Pair target={{ label: item.target.label, value: item.target.text, unit: item.target.unit }}>
            <View id={anchorOf(main.path)}>
              <FieldInput {...given(main)} main />
            </View>
          </Pair>
          <FieldNotes {...given(main)} main />
        </>
      ) : (
        <>
          {item.target.text !== '' && (
            <>
              <View className="label mt3">{item.target.label}</View>
              <View className="goal">
                {item.target.text}
                {item.target.unit && ` ${item.target.unit}`}
              </View>
            </>
          )}
          {main && <FieldView {...given(main)} />}
        </>
      )}
      <Measured verdict={item.verdict} done={item.filled} />
      {item.score && <ScoreView name="得分" score={item.score} />}
      {others.map((field) => (
        <View key={field.path}>
          <FieldView {...given(field)} settled={item.filled} />
          {field.takesNotes && !readOnly && slot?.offer && slot.offer.notes.length > 0 && (
            <NotesOffered of={item.title} offer={slot.offer} hand={hand} />
          )}
        </View>
      ))}
      {item.evidence && (
        <SlotView slot={item.evidence} of={item.title} content={slot} hand={hand} readOnly={readOnly} />
      )}
      {marks[item.path]?.error && <View className="field__bad">{marks[item.path]?.error}</View>}
      {looseRemarks(marks, item.fields).map(({ id, ...remark }) => (
        <Remark key={id} {...remark} />
      ))}
      {row}
    </IndicatorCard>
  )
})

const isFigure = (field: Field) => field.input === 'number' || field.input === 'amount'
