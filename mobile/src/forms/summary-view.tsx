import type { AmountsSection, Field, FieldPath, Form, Item } from '@domain/filings/form'
import type { Finding as CheckFinding } from '@domain/filings/kind'
import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { Light } from '@/components/light'
import { scrollToTop } from '@/platform/scroll'
import type { Slots } from './hand'
import { readable } from './readable'
import { ResultView } from './result-view'
import { ScoreView } from './score-view'
import { Warnings } from './warnings'

export interface SummaryViewProps {
  form: Form
  slots: Slots
  /** What is told before handing in and stops nothing. */
  warnings: readonly CheckFinding[]
  /** Leads from a warning to its place in the form. */
  goTo: (path: FieldPath) => void
}

/** 核对: everything that is about to be handed in, one line or two an item, nothing to type. */
export function SummaryView({ form, slots, warnings, goTo }: SummaryViewProps) {
  useEffect(scrollToTop, [])
  return (
    <View>
      {warnings.length > 0 && <Warnings warnings={warnings} goTo={goTo} />}
      {form.result && <ResultView result={form.result} />}
      {form.sections.map((section) => (
        <View key={section.id}>
          <View className="sec">
            <Text>{section.title}</Text>
            {section.type === 'amounts' && <Text className="sub">{section.unit}</Text>}
          </View>
          {section.type === 'amounts' && <AmountsSummary section={section} />}
          {section.type === 'fields' && (
            <View className="card">
              <Said fields={section.fields} />
            </View>
          )}
          {section.type === 'items' &&
            section.items.map((item) => (
              <ItemSummary
                key={item.id}
                item={item}
                photos={slots[item.evidence?.slot ?? '']?.photos.length ?? 0}
              />
            ))}
        </View>
      ))}
    </View>
  )
}

function AmountsSummary({ section }: { section: AmountsSection }) {
  return (
    <View className="card">
      {section.rows.map((row) => {
        const cell = row.cells.at(-1) ?? ''
        return (
          <View key={row.label} className={row.total ? 'row between b' : 'row between'}>
            <Text className="sub ink">{row.label}</Text>
            <Text className="num">{typeof cell === 'string' ? cell : amountText(cell)}</Text>
          </View>
        )
      })}
      <View className="row between mt2">
        <Text className="cap num">{section.verdict.caption}</Text>
        {!section.stated && <Light kind={section.verdict.light} />}
      </View>
      {section.score && <ScoreView name="得分" score={section.score} />}
      <Said fields={section.fields} />
    </View>
  )
}

/** What need not be filled in was not forgotten. */
const amountText = (cell: Field): string => readable(cell) || (cell.required ? '未填' : '–')

function ItemSummary({ item, photos }: { item: Item; photos: number }) {
  const { target, actual } = item
  const unit = actual?.unit && ` ${actual.unit}`
  return (
    <View className="card">
      <View className="row between">
        <Text className="b grow">{item.title}</Text>
        <View className="ml3 none">
          {item.verdict.light !== 'gray' && <Light kind={item.verdict.light} />}
        </View>
      </View>
      {target.text !== '' && (
        <View className="sub num mt1">
          {target.label} {target.text}
          {target.unit && ` ${target.unit}`}
        </View>
      )}
      {actual && (
        <View className="num">
          {actual.label} <Text className="b">{actual.text === '' ? '未填' : `${actual.text}${unit}`}</Text>
        </View>
      )}
      {item.score && <ScoreView name="得分" score={item.score} />}
      <Said fields={item.fields.filter((field) => field.label !== actual?.label)} />
      {item.evidence && <View className="cap mt1">佐证 {photos} 份</View>}
    </View>
  )
}

function Said({ fields }: { fields: Item['fields'] }) {
  const said = fields
    .map((field) => ({ label: field.label, text: worded(field) }))
    .filter(({ text }) => text !== '')
  return (
    <>
      {said.map(({ label, text }) => (
        <View key={label} className="sub mt1">
          {label.replace(/（.*）$/, '')}：{text}
        </View>
      ))}
    </>
  )
}

function worded(field: Field): string {
  const text = readable(field)
  return text === '' || !field.unit ? text : `${text} ${field.unit}`
}
