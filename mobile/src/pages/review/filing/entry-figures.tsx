import { Text, View } from '@tarojs/components'
import { FundsTable } from '@/components/funds-table'
import { Pair } from '@/components/pair'
import type { Entry } from '@/review/model'
import { fieldText, type PieceFigure } from '@/review/pieces'

/** Figures up to this length stand side by side; longer words (定性) stand below each other. */
const shortFigure = 9

/** Target beside actual; a table of amounts row by row; words one below the other. */
export function EntryFigures({ entry }: { entry: Entry }) {
  const { target, actual, table } = entry
  if (table !== null) {
    return (
      <FundsTable
        unit={table.unit}
        columns={table.columns}
        rows={table.rows.map((row) => ({
          key: row.label,
          name: row.label,
          figures: row.cells.slice(0, -1).map((cell) => (typeof cell === 'string' ? cell : fieldText(cell))),
          value: lastText(row.cells[row.cells.length - 1]),
          sum: row.total,
        }))}
      />
    )
  }
  if (actual === null) return target.text === '' ? null : <Words {...target} />
  if (target.text.length <= shortFigure && actual.text.length <= shortFigure) {
    return <Pair target={figure(target)} actual={figure(actual)} />
  }
  return (
    <View className="mt2">
      <Words {...target} />
      <Words {...actual} />
    </View>
  )
}

const lastText = (cell: Parameters<typeof fieldText>[0] | string) =>
  (typeof cell === 'string' ? cell : fieldText(cell)) || '未填'

const figure = ({ label, text, unit }: PieceFigure) => ({
  label,
  value: text || '未填',
  unit: text ? unit : '',
})

function Words({ label, text, unit }: PieceFigure) {
  return (
    <View className="row row--base mt1">
      <Text className="cap entry__k">{label}</Text>
      <Text className="b grow">{[text || '未填', text ? unit : ''].join(' ').trim()}</Text>
    </View>
  )
}
