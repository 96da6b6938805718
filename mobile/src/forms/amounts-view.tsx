import type { AmountRow, AmountsSection, Field } from '@domain/filings/form'
import { Text, View } from '@tarojs/components'
import { memo } from 'react'
import { type FundsRow, FundsTable } from '@/components/funds-table'
import { Light } from '@/components/light'
import { Remark } from '@/components/remark'
import { anchorOf } from './anchor'
import { FieldView } from './field-view'
import type { Hand } from './hand'
import { looseRemarks, type Marks } from './marks'
import { Measured } from './measured'
import { Previous } from './previous'
import { textOf } from './readable'
import { ScoreView } from './score-view'

export interface AmountsViewProps {
  section: AmountsSection
  marks: Marks
  hand: Hand
  readOnly?: boolean | undefined
}

/** A table of amounts: what is known is read, what is asked is typed in its last column, sums are never typed. */
export const AmountsView = memo(function AmountsView({ section, marks, hand, readOnly }: AmountsViewProps) {
  const { verdict } = section
  const typed = section.rows.flatMap((row) => {
    const cell = row.cells.at(-1)
    return cell && typeof cell !== 'string' ? [{ name: row.label, field: cell }] : []
  })
  return (
    <View className="card card--flat" id={anchorOf(section.path)}>
      <View className="row between">
        <Text className="card__t">{section.title}</Text>
        <Text className="cap">{section.unit}</Text>
      </View>
      <View className="mt2">
        <FundsTable
          unit={section.unit}
          columns={section.columns}
          rows={section.rows.map((row) => tableRow(row, marks, readOnly))}
          onChange={hand.onChange}
        />
      </View>
      {section.note !== undefined && <View className="cap mt2">{section.note}</View>}
      {!readOnly &&
        typed.map(({ name, field }) => <Previous key={field.path} field={field} hand={hand} name={name} />)}
      {!section.stated && (
        <View className="row between mt3">
          <View className="row row--base">
            {verdict.measure && (
              <>
                <Text className="sub">执行率</Text>
                <Text className="fig ml2">{verdict.measure.percent}%</Text>
              </>
            )}
          </View>
          <Light kind={verdict.light} soft />
        </View>
      )}
      <Measured
        verdict={verdict}
        word="执行率"
        right={verdict.measure?.timeShare ? `竖线：时间进度 ${verdict.measure.timeShare}%` : undefined}
      />
      {section.score && <ScoreView name="得分" score={section.score} />}
      {looseRemarks(marks, section.fields).map(({ id, ...remark }) => (
        <Remark key={id} {...remark} />
      ))}
      {section.fields.map((field) => (
        <FieldView key={field.path} field={field} mark={marks[field.path]} hand={hand} readOnly={readOnly} />
      ))}
    </View>
  )
})

function tableRow(row: AmountRow, marks: Marks, readOnly: boolean | undefined): FundsRow {
  const last = row.cells.at(-1) ?? ''
  const asked = typeof last !== 'string'
  return {
    key: asked ? last.path : row.label,
    name: row.label,
    figures: row.cells.slice(0, -1).map(figure),
    value: figure(last),
    sum: row.total,
    editable: asked && !readOnly,
    error: asked ? marks[last.path]?.error : undefined,
  }
}

const figure = (cell: string | Field) => (typeof cell === 'string' ? cell : textOf(cell.value))
