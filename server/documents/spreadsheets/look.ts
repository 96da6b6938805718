import { columnName, columnNumber } from '../addresses'
import { NotTaken } from './unpack'

/** What a sheet may span; the parser fills every gap, so a single far cell would fill the memory. */
const most = { rows: 20_100, columns: 100 }

export interface Look {
  readonly formulas: ReadonlySet<string>
  readonly merged: ReadonlySet<string>
}

/** Looks at each sheet's XML before it is parsed: its extent, its formulas, its merged cells. By sheet name. */
export function lookAt(parts: ReadonlyMap<string, Buffer>): ReadonlyMap<string, Look> {
  for (const [name, content] of parts)
    if (/\.(xml|rels)$/.test(name) && content.includes('<!DOCTYPE'))
      throw new NotTaken('文件里有不允许的内容（DOCTYPE），没有读取')
  if ([...parts.keys()].some((name) => /vbaProject|macrosheets/i.test(name)))
    throw new NotTaken('文件里有宏，没有读取。请另存为不带宏的 .xlsx')
  const targets = new Map(
    tagsOf(parts.get('xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(xl\/)?/, 'xl/'),
    ]),
  )
  return new Map(
    tagsOf(parts.get('xl/workbook.xml'), 'sheet').map((tag) => {
      const name = plain(attribute(tag, 'name'))
      const part = parts.get(targets.get(attribute(tag, 'r:id')) ?? '')
      return [name, lookAtSheet(name, part?.toString('utf8') ?? '')]
    }),
  )
}

function lookAtSheet(name: string, xml: string): Look {
  for (const [, column = '', row] of xml.matchAll(/<(?:\w+:)?c\b[^>]*?\br="([A-Z]+)(\d+)"/g))
    if (Number(row) > most.rows || columnNumber(column) > most.columns)
      throw new NotTaken(`“${name}”超过 20000 行或 100 列（${column}${row}），请删去多余的行列或拆成几个文件`)
  for (const [, row] of xml.matchAll(/<(?:\w+:)?row\b[^>]*?\br="(\d+)"/g))
    if (Number(row) > most.rows)
      throw new NotTaken(`“${name}”超过 20000 行，请删去多余的空白行或拆成几个文件`)
  const formulas = [...xml.matchAll(/<(?:\w+:)?c\b[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f[\s/>]/g)]
  const merges = [...xml.matchAll(/<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)]
  return {
    formulas: new Set(formulas.map(([, address = '']) => address)),
    merged: new Set(merges.flatMap(([, left, top, right, bottom]) => cellsOf(left, top, right, bottom))),
  }
}

function cellsOf(left = 'A', top = '1', right = 'A', bottom = '1'): string[] {
  const cells: string[] = []
  const last = {
    row: Math.min(Number(bottom), most.rows),
    column: Math.min(columnNumber(right), most.columns),
  }
  for (let row = Number(top); row <= last.row && cells.length < 10_000; row += 1)
    for (let column = columnNumber(left); column <= last.column; column += 1)
      cells.push(`${columnName(column)}${row}`)
  return cells
}

const tagsOf = (part: Buffer | undefined, tag: string): string[] =>
  [...(part?.toString('utf8') ?? '').matchAll(new RegExp(`<(?:\\w+:)?${tag}\\b[^>]*>`, 'g'))].map(
    ([text]) => text,
  )

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

const plain = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code) % 0x110000))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
