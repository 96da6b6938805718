/** A declared form cut into pieces that are judged one by one: each table, each group of fields, every item. */
import { groupThousands, isDecimal } from '@domain/decimals/decimal'
import { isWan, wanText } from '@domain/decimals/money'
import {
  type AmountsSection,
  cellFields,
  type Field,
  type FieldPath,
  type FieldsSection,
  type Form,
  type Item,
  type Score,
  type Verdict,
} from '@domain/filings/form'

export interface PieceFigure {
  readonly label: string
  readonly text: string
  readonly unit: string
}

export interface Piece {
  readonly path: FieldPath
  /** Place among the items, '' for a table or fields. */
  readonly number: string
  readonly title: string
  readonly target: PieceFigure
  /** null where nothing is measured against the target. */
  readonly actual: PieceFigure | null
  /** null where nothing gives a light. */
  readonly verdict: Verdict | null
  readonly fields: readonly Field[]
  /** Where its evidence is bound; null where none is asked for. */
  readonly slot: string | null
  readonly table: AmountsSection | null
  readonly score: Score | null
}

export function piecesOf(form: Form): Piece[] {
  let number = 0
  return form.sections.flatMap((section) => {
    if (section.type === 'amounts') return section.rows.length === 0 ? [] : [pieceOfAmounts(section)]
    if (section.type === 'fields') return section.fields.length === 0 ? [] : [pieceOfFields(section)]
    return section.items.map((item) => {
      number += 1
      return pieceOfItem(item, String(number))
    })
  })
}

function pieceOfItem(item: Item, number: string): Piece {
  const { path, title, target, actual, verdict, fields } = item
  return {
    path,
    number,
    title,
    target,
    actual,
    verdict: actual === null && verdict.light === 'gray' ? null : verdict,
    fields,
    slot: item.evidence?.slot ?? null,
    table: null,
    score: item.score ?? null,
  }
}

function pieceOfFields({ path, title, fields }: FieldsSection): Piece {
  const target: PieceFigure = { label: '', text: '', unit: '' }
  return {
    path,
    number: '',
    title,
    target,
    actual: null,
    verdict: null,
    fields,
    slot: null,
    table: null,
    score: null,
  }
}

/** The last two columns are the year's amount and what is done of it; the total says both. */
function pieceOfAmounts(section: AmountsSection): Piece {
  const total = section.rows.find((row) => row.total) ?? section.rows[0]
  const figure = (fromEnd: number): PieceFigure => {
    const cell = total?.cells[total.cells.length - fromEnd]
    const text = typeof cell === 'string' ? cell : fieldText(cell)
    return {
      label: section.columns[section.columns.length - fromEnd] ?? '',
      text: text === '–' ? '' : text,
      unit: section.unit,
    }
  }
  return {
    path: section.path,
    number: '',
    title: section.stated ? section.title : `${section.title}执行`,
    target: section.stated ? { label: '', text: '', unit: '' } : figure(2),
    actual: figure(1),
    verdict: section.stated ? null : section.verdict,
    fields: [...cellFields(section), ...section.fields],
    slot: null,
    table: section,
    score: section.score ?? null,
  }
}

/** A field's value as it is read: options by their labels, figures grouped; '' while empty. */
export function fieldText(field: Field | undefined, value: unknown = field?.value): string {
  if (field === undefined || value === null || value === undefined || value === '') return ''
  const worded = (one: unknown) => field.options?.find((option) => option.value === one)?.label ?? String(one)
  if (Array.isArray(value)) return value.map(worded).join('、')
  const text = worded(value)
  if (field.input === 'amount') return isWan(text) ? wanText(text) : text
  return field.input === 'number' && isDecimal(text) ? groupThousands(text) : text
}

/** A label without what is said to its author in brackets: （可多选）. */
export function shortLabel(label: string): string {
  return label.replace(/（.*）$/, '')
}
