/** A self-evaluation table as it stands on a sheet (财预〔2020〕10号), as a form of the check-up's shape (CU68). */

type Sheet = readonly (readonly (string | null)[])[]

/** The columns of the indicators, by what their heading begins with once blanks are gone. */
const rowTitles = {
  l1: /^一级指标/,
  l2: /^二级指标/,
  l3: /^三级指标/,
  op: /^(计算|运算)符号/,
  target: /^(年度|年初)?指标值|^目标值/,
  actual: /^(全年)?实际完成(值|情况)?$/,
  unit: /^(计量|度量)单位/,
  weight: /^(分值|权重)/,
  scoreShown: /^(自评)?得分/,
  reason: /偏差原因/,
} as const

const fundTitles = {
  initial: /^年初预算/,
  adjusted: /^全年预算/,
  executed: /^全年执行/,
  executionWeight: /^分值/,
  executionRateShown: /^执行率/,
  executionScoreShown: /^得分/,
} as const

/** Null where the sheet holds no such table. */
export function formOfSheet(name: string, sheet: Sheet): Readonly<Record<string, unknown>> | null {
  const text = (row: number, column: number) => (sheet[row]?.[column] ?? '').trim()
  const bare = (row: number, column: number) => text(row, column).replace(/\s/g, '')
  const rowWhere = (fits: (row: number) => boolean, from = 0) => {
    const found = sheet.slice(from).findIndex((_, index) => fits(from + index))
    return found < 0 ? null : from + found
  }
  const width = Math.max(0, ...sheet.map((row) => row.length))
  const columnsAt = (row: number, titles: Readonly<Record<string, RegExp>>) =>
    Object.fromEntries(
      Object.entries(titles).flatMap(([key, title]) => {
        const column = Array.from({ length: width }, (_, n) => n).find((n) => title.test(bare(row, n)))
        return column === undefined ? [] : [[key, column]]
      }),
    )
  const says = (row: number, title: RegExp) =>
    (sheet[row] ?? []).some((_, column) => title.test(bare(row, column)))
  const heading = rowWhere((row) => says(row, rowTitles.l3) && says(row, rowTitles.target))
  if (heading === null) return null
  const columns = columnsAt(heading, rowTitles)
  const cells = (row: number, of: Readonly<Record<string, number>>) =>
    Object.fromEntries(
      Object.entries(of).flatMap(([key, column]) =>
        text(row, column) === '' || text(row, column) === '—' ? [] : [[key, text(row, column)]],
      ),
    )

  const total = rowWhere((row) => says(row, /^总分/), heading + 1)
  let [l1, l2] = ['', '']
  const indicators = sheet.slice(heading + 1, total ?? undefined).flatMap((_, index) => {
    const own = cells(heading + 1 + index, columns)
    l1 = own.l1 ?? l1
    l2 = own.l2 ?? l2
    return own.l3 === undefined ? [] : [{ ...own, l1, l2, ...parted(own) }]
  })
  const fundsHeading = rowWhere((row) => says(row, fundTitles.initial) && says(row, fundTitles.executed))
  const fundsRow =
    fundsHeading === null ? null : rowWhere((row) => says(row, /^年度资金总额/), fundsHeading + 1)
  const whole = sheet.flatMap((row) => row.map((cell) => cell ?? '')).join('\n')
  const year = /(20\d\d)\s*年/.exec(whole)?.[1]
  const grade = /评价等级：?\s*(优|良|中|差)/.exec(whole)?.[1]
  return {
    ...{ id: name, class: 'A', indicators },
    ...(year === undefined ? {} : { year }),
    ...(total === null ? {} : { totalShown: text(total, columns.scoreShown ?? 0) }),
    ...(grade === undefined ? {} : { gradeShown: grade }),
    ...(fundsHeading === null || fundsRow === null
      ? {}
      : {
          funds: {
            ...cells(fundsRow, columnsAt(fundsHeading, fundTitles)),
            unit: /（?[(（]元[)）]/.test(whole) ? '元' : '万元',
          },
        }),
  }
}

/** '≥ 2,150 人' stands in one cell of the table: operator, value and unit. */
function parted({ op, target = '', unit }: Readonly<Record<string, string>>): Record<string, string> {
  if (op !== undefined) return {}
  const [, sign, value = '', rest = ''] =
    /^(≥|≤|＞|＜|＝|>=|<=|>|<|=|定性：?)\s*([\d,.]+(?:-\d\d-\d\d)?)?\s*(.*)$/s.exec(target) ?? []
  if (sign === undefined) return {}
  if (sign.startsWith('定性')) return { op: '定性', target: `${value}${rest}` }
  const said = value.replaceAll(',', '')
  return {
    op: sign,
    target: said === '' ? rest : said,
    ...(unit === undefined && rest !== '' ? { unit: rest } : {}),
  }
}
