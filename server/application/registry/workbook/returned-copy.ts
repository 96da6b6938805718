import type { WrittenSheet } from '../../ports/spreadsheets'
import type { RecognisedSheet, SheetFinding } from './read-sheets'
import { exampleMark, resultTitle } from './sheets'

/** The file as it came, each row with what became of it, and a first sheet with what concerns no single row. */
export function returnedCopy(
  sheets: readonly RecognisedSheet[],
  findings: readonly SheetFinding[],
  refused: boolean,
): WrittenSheet[] {
  const general = findings.filter(({ row }) => row === null)
  const summary: WrittenSheet = {
    name: '导入说明',
    columns: [{ title: '说明', width: 100 }],
    rows: [
      [refused ? '没有导入任何内容。请改正下列各项和各表“导入结果”列指出的问题，再整份导入。' : '已导入。'],
      ...general.map(({ message }) => [message]),
    ],
  }
  return [summary, ...sheets.map((sheet) => copyOf(sheet, findings, refused))]
}

function copyOf(
  { head, sheet }: RecognisedSheet,
  findings: readonly SheetFinding[],
  refused: boolean,
): WrittenSheet {
  const byRow = new Map<number, SheetFinding[]>()
  for (const found of findings)
    if (found.sheet === sheet.name && found.row !== null)
      byRow.set(found.row, [...(byRow.get(found.row) ?? []), found])
  const titles = (sheet.rows[head] ?? []).map((cell) => cell?.text ?? '')
  const kept = titles.map((title, at) => (title === resultTitle ? -1 : at)).filter((at) => at >= 0)
  const notes = (row: number) => (byRow.get(row) ?? []).map(({ message }) => message).join('；')
  return {
    name: sheet.name,
    columns: [
      ...kept.map((at) => ({ title: titles[at] ?? '', width: 18 })),
      { title: [resultTitle, notes(head + 1)].filter((text) => text !== '').join('：'), width: 60 },
    ],
    rows: sheet.rows.slice(head + 1).map((cells, index) => {
      const texts = kept.map((at) => cells[at]?.text ?? null)
      const first = texts.find((text) => text !== null)
      if (first === undefined || first === null || first.startsWith(exampleMark)) return [...texts, null]
      const own = byRow.get(head + 2 + index) ?? []
      const bad = own.some(({ level }) => level === 'block')
      const word = bad ? '有误' : refused ? '这一行没有问题，但整份没有导入' : '已导入'
      return [...texts, own.length === 0 ? word : `${word}：${own.map(({ message }) => message).join('；')}`]
    }),
  }
}
