import type { CellFinding } from '@domain/documents/returned-table'
import { valueAt } from '@domain/filings/content'
import type { Form } from '@domain/filings/form'
import type { Edit } from '@domain/filings/list'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/button'
import { Diff } from '@/components/diff'
import { Finding } from '@/components/finding'
import { Group } from '@/components/group'
import { nameOf, wordsOf } from '@/forms/field-words'

interface Stage {
  readonly content: unknown
  readonly form: Form | null
}

export interface TableReadProps {
  edits: readonly Edit[]
  findings: readonly CellFinding[]
  /** The content as it is and as it will be, each with its form. */
  before: Stage
  after: Stage
  cellOf: (path: string) => string | null
}

/** What the file would change, field by field, and what was found in it, cell by cell. */
export function TableRead({ after, before, cellOf, edits, findings }: TableReadProps) {
  return (
    <View>
      {findings.length > 0 && (
        <View>
          <Group word="读出的问题" aside={`${findings.length} 处`} />
          <Paged
            of={findings}
            draw={({ cell, level, message }, index) => (
              <Finding
                key={index}
                kind={`${cell === null ? '整张表' : placeWords(cell)}${level === 'block' ? '，须改' : ''}`}
                sentence={message}
              />
            )}
          />
        </View>
      )}
      {edits.length > 0 && (
        <View>
          <Group word="将要改动" aside={`${edits.length} 处`} />
          <Paged
            of={edits}
            draw={({ path }) => {
              const { label, title } = nameOf(path, after.form, before.form)
              const cell = cellOf(path)
              return (
                <View key={path} className="card card--flat">
                  <View className="row between">
                    <View className="cap grow">{title}</View>
                    {cell !== null && <View className="cap none ml3 num">{placeWords(cell)}</View>}
                  </View>
                  <View className="b">{label === path ? '这一格' : label}</View>
                  <Diff from={wordsIn(before, path) || '未填'} to={wordsIn(after, path) || '清空'} />
                </View>
              )
            }}
          />
        </View>
      )}
    </View>
  )
}

const wordsIn = ({ content, form }: Stage, path: string) => wordsOf(path, valueAt(content, path), form)

const PAGE = 20

function Paged<One>({ draw, of }: { of: readonly One[]; draw: (one: One, index: number) => ReactNode }) {
  const [count, setCount] = useState(PAGE)
  return (
    <View>
      {of.slice(0, count).map(draw)}
      {of.length > count && (
        <Button word={`再看后面 ${of.length - count} 处`} tone="text" onTap={() => setCount(count + PAGE)} />
      )}
    </View>
  )
}

/** '第 12 行 E 列' */
function placeWords(cell: string): string {
  const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? []
  return row === '' ? cell : `第 ${row} 行 ${column} 列`
}
