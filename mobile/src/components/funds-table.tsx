import { Input, Text, View } from '@tarojs/components'
import { aria } from './aria'
import { classes } from './classes'
import { inputProps } from './input-props'

export interface FundsRow {
  key: string
  name: string
  /** The fixed amounts, one for each column but the last, already formatted. */
  figures: readonly string[]
  /** The last column. */
  value: string
  /** A sum is never typed. */
  sum?: boolean | undefined
  editable?: boolean | undefined
  error?: string | undefined
}

export interface FundsTableProps {
  /** Said once, over the table: 万元. */
  unit: string
  /** Headings of the amounts; the last one is what is filled in. */
  columns: readonly string[]
  rows: readonly FundsRow[]
  onChange?: ((key: string, value: string) => void) | undefined
}

/** 资金: budget beside execution, row by row; in large text each row stacks. States of a row: fixed, editable, bad. */
export function FundsTable({ unit, columns, rows, onChange }: FundsTableProps) {
  const filled = columns[columns.length - 1] ?? ''
  return (
    <View>
      <View className="funds__r funds__r--h">
        <View className="funds__k" />
        {columns.slice(0, -1).map((word) => (
          <View key={word} className="funds__v">
            {word}
          </View>
        ))}
        <View className="funds__e funds__s">{filled}</View>
      </View>
      {rows.map((row) => (
        <View key={row.key}>
          <View className="funds__r">
            <View className={classes('funds__k', row.sum ? 'b' : 'funds__k--in')}>{row.name}</View>
            {row.figures.map((figure, at) => (
              <View key={columns[at] ?? at} className="funds__v">
                {figure}
              </View>
            ))}
            <View className="funds__e">
              {row.editable ? (
                <View className={classes('input', row.error !== undefined && 'input--bad')}>
                  <Input
                    className="input__v right"
                    value={row.value}
                    placeholder="0.00"
                    placeholderClass="input__ph"
                    cursorSpacing={80}
                    onInput={(event) => onChange?.(row.key, event.detail.value)}
                    {...inputProps({
                      label: `${row.name} ${filled}，${unit}`,
                      keyboard: 'digit',
                      bad: row.error !== undefined,
                    })}
                  />
                </View>
              ) : (
                <View className={classes('funds__s', row.sum && 'b')}>
                  <Text>{row.value}</Text>
                </View>
              )}
            </View>
          </View>
          {row.error !== undefined && (
            <View className="field__bad funds__bad" {...aria({ role: 'alert' })}>
              {row.error}
            </View>
          )}
        </View>
      ))}
      <View className="hr" />
    </View>
  )
}
