import { type Role, roles, roleTitles } from '@domain/access/roles'
import { parseDecimal } from '@domain/decimals/decimal'
import { budgetBooks, objectTitles } from '@domain/filings/known-project'
import { fundSources, fundSourceTitles } from '@domain/funds/sources'
import { isCalendarDay } from '@domain/indicators/calendar-day'
import { accumulationTitles } from '@domain/indicators/indicator'
import type { SheetCell } from '../../ports/spreadsheets'
import type { SheetColumn } from './sheets'

type Tell = (level: 'block' | 'warn', what: string) => void

/** XL4: one cell by its column's form; what cannot be read is told, and stays out of the values. */
export function readCell(
  cell: SheetCell | null,
  column: SheetColumn,
  values: Record<string, string>,
  tell: Tell,
): void {
  if (cell === null) {
    if (column.required) tell('block', '没有填写')
    return
  }
  if (cell.text.length > 2000) {
    tell('block', '文字超过 2000 个字')
    return
  }
  if (/^#(REF|N\/A|VALUE|DIV\/0|NAME|NUM|NULL)/.test(cell.text)) {
    tell('block', `是错误值 ${cell.text}`)
    return
  }
  const read = readers[column.form](cell, tell)
  if (read !== null) values[column.key] = read
}

const readers: Readonly<Record<SheetColumn['form'], (cell: SheetCell, tell: Tell) => string | null>> = {
  text: ({ text }) => text,

  /** Text keeps its zeros; a number has lost them already, and beyond 15 digits more than that. */
  code({ held, text }, tell) {
    if (held !== 'number') return text
    if (!/^\d{1,15}$/.test(text))
      return refuse(tell, '超过 15 位的编码在 Excel 里按数字保存会丢失位数，请设为文本后重填')
    tell('warn', `按数字保存，开头的 0 可能已经丢失，按“${text}”处理，请核对`)
    return text
  },

  amount({ text }, tell) {
    return parseDecimal(text) ?? refuse(tell, `“${text}”不是金额，请填数字（万元），例如 466.67`)
  },

  /** A day, a text of one, or the serial number that Excel keeps of one. */
  day({ held, text }, tell) {
    if (held === 'day') return text
    if (held === 'number' && /^\d{5}$/.test(text) && Number(text) >= 36526 && Number(text) <= 73415)
      return new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000).toISOString().slice(0, 10)
    const parts =
      /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(20\d\d)(\d\d)(\d\d)$/.exec(text)
    const day = parts && [parts[1], parts[2]?.padStart(2, '0'), parts[3]?.padStart(2, '0')].join('-')
    return day && isCalendarDay(day) ? day : refuse(tell, `“${text}”不是日期，请写成 2021-07-31 的样子`)
  },

  year({ text }, tell) {
    const year = text.replace(/年度?$/, '')
    return /^20\d\d$/.test(year) ? year : refuse(tell, `“${text}”不是年度，请填四位年份`)
  },

  source({ text }, tell) {
    const source = fundSources.find((one) => fundSourceTitles[one] === text)
    const names = Object.values(fundSourceTitles).join('、')
    return source ?? refuse(tell, `没有“${text}”这种资金来源，请填 ${names}`)
  },

  object: ({ text }, tell) => named(objectTitles, text, '评价对象', tell),

  book({ text }, tell) {
    const book = budgetBooks.find(({ label }) => label === text)
    const names = budgetBooks.map(({ label }) => label).join('、')
    return book?.value ?? refuse(tell, `没有“${text}”这本预算，请填 ${names}`)
  },

  newness({ text }, tell) {
    if (text === '新增') return 'true'
    return text === '延续' ? 'false' : refuse(tell, `“${text}”不是项目属性，请填新增或延续`)
  },

  degrees: ({ text }, tell) =>
    /^-?\d{1,3}(\.\d{1,12})?$/.test(text) && Math.abs(Number(text)) <= 180
      ? text
      : refuse(tell, `“${text}”不是经纬度，请填度数，例如 25.831200`),

  metres: ({ text }, tell) =>
    /^[1-9]\d{0,4}$/.test(text) ? text : refuse(tell, `“${text}”不是米数，请填 1 到 99999 的整数`),

  accumulation: ({ text }, tell) => named(accumulationTitles, text, '取值方式', tell),

  role({ text }, tell) {
    const role = roles.find((one: Role) => roleTitles[one] === text)
    return role ?? refuse(tell, `没有“${text}”这个岗位，请填 ${Object.values(roleTitles).join('、')}`)
  },
}

/** The key whose title is written. */
function named(
  titles: Readonly<Record<string, string>>,
  text: string,
  what: string,
  tell: Tell,
): string | null {
  const found = Object.entries(titles).find(([, title]) => title === text)
  return found?.[0] ?? refuse(tell, `没有“${text}”这种${what}，请填 ${Object.values(titles).join('、')}`)
}

function refuse(tell: Tell, what: string): null {
  tell('block', what)
  return null
}
