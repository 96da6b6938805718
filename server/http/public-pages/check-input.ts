/** What was typed or pasted on `/check`, as a form of the check-up's shape and as the values to show again. */

/** The cells of a row, in the order of the self-evaluation's import template. */
export const rowCells = [
  ['l1', '一级指标'],
  ['l2', '二级指标'],
  ['l3', '三级指标'],
  ['op', '计算符号'],
  ['target', '指标值'],
  ['actual', '实际完成值'],
  ['unit', '计量单位'],
  ['weight', '分值'],
  ['scoreShown', '得分'],
  ['reason', '偏差原因及改进措施'],
] as const

export const fundCells = [
  ['initial', '年初预算数'],
  ['adjusted', '全年预算数（调整后）'],
  ['executed', '全年执行数'],
  ['executionWeight', '执行率的分值'],
  ['executionRateShown', '表上的执行率'],
  ['executionScoreShown', '执行率得分'],
] as const

type Cells = Readonly<Record<string, string>>

export interface CheckInput {
  readonly year: string
  readonly unit: '万元' | '元'
  readonly funds: Cells
  readonly rows: readonly Cells[]
  readonly total: string
  readonly grade: string
  /** JSON of one or several forms; empty where the table was filled in. */
  readonly json: string
  /** More empty rows were asked for, not a check. */
  readonly asksForRows: boolean
}

/** Beyond these nothing is read. */
const mostRows = 60
const longestCell = 1000
const emptyRows = 3

export const emptyInput: CheckInput = {
  ...{ year: '', unit: '万元', funds: { executionWeight: '10' }, rows: blankRows(emptyRows) },
  ...{ total: '', grade: '', json: '', asksForRows: false },
}

export function readInput(body: URLSearchParams): CheckInput {
  const cell = (name: string) => (body.get(name) ?? '').slice(0, longestCell).trim()
  const typed = Array.from({ length: mostRows }, (_, row) =>
    Object.fromEntries(rowCells.map(([name]) => [name, cell(`r${row}_${name}`)])),
  ).filter(isFilled)
  const rows = [...typed, ...pastedRows(body.get('rows') ?? '')].slice(0, mostRows)
  const asksForRows = body.has('more')
  return {
    year: cell('year'),
    unit: cell('unit') === '元' ? '元' : '万元',
    funds: Object.fromEntries(fundCells.map(([name]) => [name, cell(name)])),
    rows: asksForRows || rows.length === 0 ? [...rows, ...blankRows(emptyRows)] : rows,
    total: cell('total'),
    grade: cell('grade'),
    json: body.get('json') ?? '',
    asksForRows,
  }
}

/** The form as the check-up reads it; empty cells are nothing. */
export function formOf({ funds, grade, rows, total, unit, year }: CheckInput): unknown {
  const filled = (cells: Cells) => Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''))
  return {
    ...{ id: '填写的自评表', class: 'A', year, totalShown: total, gradeShown: grade },
    funds: { ...filled(funds), unit },
    indicators: rows.filter(isFilled).map(filled),
  }
}

/**
 * Rows copied from a sheet, cells parted by tabs, in the order of the import template: what stands between 得分 and the
 * reason there (扣减分数, 完成情况描述) is left out. Merged levels are carried down.
 */
function pastedRows(text: string): Cells[] {
  const lines = text.split(/\r?\n/).filter((line) => line.includes('\t') && !line.includes('三级'))
  let [l1, l2] = ['', '']
  return lines.slice(0, mostRows).map((line) => {
    const cells = line.split('\t').map((cell) => cell.slice(0, longestCell).trim())
    l1 = cells[0] || l1
    l2 = cells[1] || l2
    const reason = cells.length > 10 ? (cells[11] ?? '') : (cells[9] ?? '')
    const middle = rowCells.slice(2, 9).map(([name], index) => [name, cells[index + 2] ?? ''])
    return { l1, l2, ...Object.fromEntries(middle), reason }
  })
}

function blankRows(count: number): Cells[] {
  return Array.from({ length: count }, () => ({}))
}

function isFilled(cells: Cells): boolean {
  return Object.values(cells).some((text) => text !== '')
}
