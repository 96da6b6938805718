/** Reads the cells of a published form from whatever was handed in, without ever throwing (CU1, CU3). */
import type { Notes } from './finding'

export type Cell = string | null
export type Fields = Readonly<Record<string, unknown>>

/** Longer texts are no cell of a form. */
const longestCell = 4000
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u2028-\u202e\ufeff\ufffe\uffff]/g

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** CU1: a cell is text, a number or nothing; anything else is told and read as nothing. */
export function cellOf(fields: Fields, name: string, field: string, notes: Notes): Cell {
  if (!Object.hasOwn(fields, name)) return null
  return readCell(fields[name], field, notes)
}

export function readCell(value: unknown, field: string, notes: Notes): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') {
    notes.block('CU1', field, '这一格应是文字或数字，读不出来，请改正')
    return null
  }
  if (value.length > longestCell) {
    notes.block('CU3', field, `这一格超过 ${longestCell} 字，没有读取，请缩短`)
    return null
  }
  const clean = value.replace(controls, '')
  if (clean !== value) notes.warn('CU3', field, '这一格有看不见的控制字符，已略去，请重新录入')
  const text = clean.trim()
  return text === '' ? null : text
}

const alreadyCompact = /^[\x21-\x7e\u4e00-\u9fff]*$/

/** Half-width digits and signs, no blanks; for comparing what was written. */
export function compact(text: string): string {
  if (alreadyCompact.test(text)) return text
  return text
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000]/g, '')
}
