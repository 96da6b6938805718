/**
 * Reads the text of a published target that names a day, the end of a month or a period.
 */
import { isCalendarDay, lastDayOf } from '../indicators/calendar-day'

export interface DateReading {
  /** The last day named, as ISO text. */
  day: string
  /** A period (2020年1月--2020年11月) was named, not a single day. */
  period: boolean
  /** The year was not written and is the fiscal year. */
  yearTaken: boolean
}

const isoDay = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/
const dayWords = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]((?:之|以)?前)?[^\d]{0,6}$/
/** 2023.12, read as a month only where no unit says that it is a number. */
const dottedMonth = /^(20\d\d)[-./](\d{1,2})$/
/** 12月底前完成, 2020年11月; but 6月前 may end in May or in June and 12月 may be a duration: those stay words. */
const monthEndWords = /^(?:(\d{4})年)?(\d{1,2})月(?:[底末][^\d]{0,6}|份)$/
const yearMonth = /^(?:(\d{4})年)(\d{1,2})月$/
const monthOfPeriod = /^(?:(\d{4})年)?(\d{1,2})月份?$/
const yearEndWords = /^(?:(\d{4})年(?:[内度]|年?[底末][^\d]{0,6})?|[本当]?年[底末][^\d]{0,6})$/
const separators = /^(.+?)(?:-{1,2}|[—–－~～]{1,2}|至|到)(.+)$/

/** The day or period a text names; null where it names none or one that the calendar does not have. */
export function readDate(text: string, fiscalYear: number): DateReading | null {
  const compact = text
    .replace(/\s/g, '')
    .replace(/[０-９]/g, (digit) => String('０１２３４５６７８９'.indexOf(digit)))
  const single = readDay(compact, fiscalYear)
  if (single) return { ...single, period: false }

  const parts = separators.exec(compact)
  const [, from, to] = parts ?? []
  if (from === undefined || to === undefined) return null
  const start = readPeriodEdge(from, fiscalYear)
  const end = start && readPeriodEdge(to, Number(start.day.slice(0, 4)))
  if (!start || !end || end.day < start.day) return null
  return { day: end.day, period: true, yearTaken: start.yearTaken && end.yearTaken }
}

function readDay(text: string, yearOtherwise: number): Omit<DateReading, 'period'> | null {
  const iso = isoDay.exec(text)
  if (iso) return existing(iso[1], iso[2], iso[3], yearOtherwise)
  const day = dayWords.exec(text)
  if (day) return existing(day[1], day[2], day[3], yearOtherwise)
  const month = monthEndWords.exec(text) ?? yearMonth.exec(text) ?? dottedMonth.exec(text)
  if (month) return existing(month[1], month[2], undefined, yearOtherwise)
  const year = yearEndWords.exec(text)
  return year ? existing(year[1], '12', '31', yearOtherwise) : null
}

function readPeriodEdge(text: string, yearOtherwise: number): Omit<DateReading, 'period'> | null {
  const month = monthOfPeriod.exec(text)
  return month ? existing(month[1], month[2], undefined, yearOtherwise) : readDay(text, yearOtherwise)
}

function existing(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  yearOtherwise: number,
): Omit<DateReading, 'period'> | null {
  const inYear = year === undefined ? yearOtherwise : Number(year)
  const inMonth = Number(month)
  if (inMonth < 1 || inMonth > 12) return null
  const end = lastDayOf(inYear, inMonth)
  const text = day === undefined ? end : `${end.slice(0, 8)}${day.padStart(2, '0')}`
  return isCalendarDay(text) ? { day: text, yearTaken: year === undefined } : null
}
