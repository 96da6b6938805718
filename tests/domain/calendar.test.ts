import { shareOf, together } from '@domain/calendar/coverage'
import { dayInChina, instantsOf, latestExtension, usualStages, usualWindow } from '@domain/calendar/stages'
import {
  onWorkingDay,
  plusWorkingDays,
  type WorkingDays,
  withExceptions,
} from '@domain/calendar/working-days'
import { nationalDays } from '@server/calendar/chinese-days'
import fc from 'fast-check'

/** Weeks of five days, for rules that need no nation. */
const weeks: WorkingDays = { isWorking: (day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) }
const never: WorkingDays = { isWorking: () => false }
const someDay = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('working days', () => {
  it.each`
    day             | working  | why
    ${'2026-10-01'} | ${false} | ${'国庆节'}
    ${'2026-10-10'} | ${true}  | ${'a Saturday worked in its place'}
    ${'2026-10-17'} | ${false} | ${'a Saturday'}
    ${'2021-02-20'} | ${true}  | ${'a Saturday worked for 春节'}
    ${'2026-11-25'} | ${true}  | ${'a Wednesday'}
    ${'2035-10-01'} | ${true}  | ${'a Monday of a year not announced'}
  `('CA1 the nation’s table knows $day: $why', ({ day, working }) => {
    expect(nationalDays.isWorking(day)).toBe(working)
  })

  it('CA1 a district’s own days come first', () => {
    const own = withExceptions(nationalDays, [
      { day: '2026-11-25', working: false },
      { day: '2026-10-01', working: true },
    ])
    expect(['2026-11-25', '2026-10-01', '2026-11-26'].map((day) => own.isWorking(day))).toEqual([
      false,
      true,
      true,
    ])
  })

  it('CA2 a due day in the holidays moves behind them', () => {
    expect(onWorkingDay('2026-10-01', nationalDays)).toBe('2026-10-08')
    expect(onWorkingDay('2026-10-08', nationalDays)).toBe('2026-10-08')
  })

  it('CA3 counts worked days, without the day it counts from', () => {
    expect(plusWorkingDays('2026-09-29', 3, nationalDays)).toBe('2026-10-09')
    expect(plusWorkingDays('2026-10-09', -3, nationalDays)).toBe('2026-09-29')
    expect(plusWorkingDays('2026-10-03', 0, nationalDays)).toBe('2026-10-03')
  })

  it('CA3 property: from a worked day, there and back again', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 40 }), (day, count) => {
        const start = onWorkingDay(day, weeks)
        const later = plusWorkingDays(start, count, weeks)
        expect(weeks.isWorking(later)).toBe(true)
        expect(plusWorkingDays(later, -count, weeks)).toBe(start)
      }),
    )
  })

  it('a table that knows no working day is broken, not endless', () => {
    expect(() => onWorkingDay('2026-01-01', never)).toThrow('no working day')
  })
})

describe('stages', () => {
  const stage = (id: string) => {
    const found = usualStages.find((candidate) => candidate.id === id)
    if (!found) throw new Error(`no stage ${id}`)
    return found
  }

  it.each`
    id                   | year    | opensOn         | dueOn
    ${'monitoring'}      | ${2021} | ${'2021-08-01'} | ${'2021-08-31'}
    ${'monitoring'}      | ${2025} | ${'2025-08-01'} | ${'2025-09-01'}
    ${'goal'}            | ${2026} | ${'2025-09-01'} | ${'2025-10-31'}
    ${'self-evaluation'} | ${2020} | ${'2021-02-01'} | ${'2021-04-30'}
    ${'joint-review'}    | ${2019} | ${'2020-07-01'} | ${'2020-07-31'}
  `('CA4 $id of $year: $opensOn to $dueOn', ({ id, year, opensOn, dueOn }) => {
    expect(usualWindow(stage(id), year, nationalDays)).toMatchObject({ opensOn, dueOn })
  })

  it('CA5 from the first to the last second in China', () => {
    expect(instantsOf({ opensOn: '2021-08-01', dueOn: '2021-08-31' })).toEqual({
      opensAt: '2021-07-31T16:00:00.000Z',
      dueAt: '2021-08-31T15:59:59.000Z',
    })
  })

  it('CA5 property: both instants lie on their days in China', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const { opensAt, dueAt } = instantsOf({ opensOn: day, dueOn: day })
        expect([dayInChina(opensAt), dayInChina(dueAt)]).toEqual([day, day])
      }),
    )
  })

  it('CA6 an extension is counted in working days', () => {
    expect(latestExtension(stage('monitoring'), '2021-09-17', nationalDays)).toBe('2021-10-08')
  })
})

describe('coverage', () => {
  it.each`
    part      | whole      | share
    ${439}    | ${439}     | ${'100'}
    ${99_999} | ${100_000} | ${'99.9'}
    ${1}      | ${3}       | ${'33.3'}
    ${0}      | ${5}       | ${'0'}
    ${0}      | ${0}       | ${null}
  `('CV2 $part of $whole is $share', ({ part, whole, share }) => {
    expect(shareOf(part, whole)).toBe(share)
  })

  it('CV3 sums are exact', () => {
    const part = { should: 1, excused: 0, filed: 1, audited: 1, filedWan: '0.1', auditedWan: '0.2' }
    expect(together([part, part, part])).toMatchObject({ should: 3, filedWan: '0.3', auditedWan: '0.6' })
  })
})
