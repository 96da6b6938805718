import { afterQuietHours, chinaDay, momentInWords } from '@domain/notices/china-time'
import { type NoticeKind, noticeKinds, noticeWords } from '@domain/notices/kinds'
import { askedOn, keywordValue } from '@domain/notices/messages'
import { reminderDue } from '@domain/notices/reminders'
import fc from 'fast-check'

const dueAt = '2021-08-31T15:59:59.000Z' // the last second of that day in China

describe('words', () => {
  const project = '特困家庭再扶助'
  const report = '绩效监控'
  const facts: Readonly<Record<NoticeKind, unknown>> = {
    'task.opened': { task: '7月监控', project, count: 1, dueAt },
    'task.due': { task: '7月监控', project, count: 3, days: 3, dueAt },
    'filing.returned': { project, report, by: '绩效科', remarks: 2, text: '与台账不符' },
    'filing.sent-back': { project, report, by: '绩效科' },
    'filing.handed-in-again': { project, report, revision: 2 },
    'filing.refused': { project, report, by: '业务科室', text: '与台账不符' },
    'filing.approved': { project, report },
    'filing.published': { project, report },
    'extension.granted': { project, report, dueAt },
  }
  it.each(Object.entries(facts))('NT3 %s says what happened, in full-width punctuation', (kind, known) => {
    const words = noticeWords(kind, known)
    expect(words?.text).not.toMatch(/undefined|null|[,;!:！]|NaN/)
    expect(words?.text).toMatch(/。$|：与台账不符$/)
    expect([...(words?.title ?? '')].length).toBeLessThanOrEqual(8)
  })

  it.each([
    [
      'one project is named',
      'task.opened',
      facts['task.opened'],
      '7月监控：“特困家庭再扶助”要报，8月31日前交。',
    ],
    [
      'several are counted',
      'task.due',
      facts['task.due'],
      '7月监控：3 个项目还没有交，8月31日到期，还剩 3 天。',
    ],
    [
      'the last day says so',
      'task.due',
      { ...Object(facts['task.due']), days: 0 },
      '7月监控：3 个项目还没有交，今天到期。',
    ],
  ])('%s', (_, kind, known, text) => expect(noticeWords(kind, known)?.text).toBe(text))

  it('NT3 an unknown kind has no words, and facts of another form are no notice', () => {
    expect(noticeWords('filing.sealed', {})).toBeNull()
    expect(noticeWords('toString', {})).toBeNull()
    expect(() => noticeWords('filing.approved', { project })).toThrow()
  })
})

describe('NT6 reminders', () => {
  const task = { opensAt: '2021-08-01T00:00:00.000Z', dueAt }
  it.each`
    promise                                        | now                           | due
    ${'eight days before: nothing'}                | ${'2021-08-23T01:00:00.000Z'} | ${null}
    ${'seven days before'}                         | ${'2021-08-24T01:00:00.000Z'} | ${{ reminder: 7, left: 7 }}
    ${'five days before makes up for the seventh'} | ${'2021-08-26T01:00:00.000Z'} | ${{ reminder: 7, left: 5 }}
    ${'three days before'}                         | ${'2021-08-28T01:00:00.000Z'} | ${{ reminder: 3, left: 3 }}
    ${'the day before'}                            | ${'2021-08-30T01:00:00.000Z'} | ${{ reminder: 1, left: 1 }}
    ${'on the day itself'}                         | ${'2021-08-31T01:00:00.000Z'} | ${{ reminder: 1, left: 0 }}
    ${'after it nothing'}                          | ${'2021-08-31T16:00:00.000Z'} | ${null}
    ${'by China’s calendar: 23:59 on the 23rd'}    | ${'2021-08-23T15:59:59.999Z'} | ${null}
    ${'by China’s calendar: midnight of the 24th'} | ${'2021-08-23T16:00:00.000Z'} | ${{ reminder: 7, left: 7 }}
  `('$promise', ({ now, due }) => expect(reminderDue(task, now, [7, 3, 1])).toEqual(due))

  it('is none for a day before the task was opened', () => {
    const late = { opensAt: '2021-08-27T00:00:00.000Z', dueAt }
    expect(reminderDue(late, '2021-08-27T02:00:00.000Z', [7, 3, 1])).toBeNull()
    expect(reminderDue(late, '2021-08-28T02:00:00.000Z', [7, 3, 1])).toEqual({ reminder: 3, left: 3 })
    expect(reminderDue(late, '2021-08-26T02:00:00.000Z', [7, 3, 1])).toBeNull()
  })

  it('follows the rule set, also where it names no day', () => {
    expect(reminderDue(task, '2021-08-26T01:00:00.000Z', [5])).toEqual({ reminder: 5, left: 5 })
    expect(reminderDue(task, '2021-08-26T01:00:00.000Z', [])).toBeNull()
  })
})

describe('NT12 quiet hours', () => {
  const night = { from: 22 * 60, to: 7 * 60 + 30 }
  it.each`
    promise                               | at                            | sent
    ${'21:59 goes at once'}               | ${'2021-08-10T13:59:59.000Z'} | ${'2021-08-10T13:59:59.000Z'}
    ${'22:00 waits for the morning'}      | ${'2021-08-10T14:00:00.000Z'} | ${'2021-08-10T23:30:00.000Z'}
    ${'after midnight, the same morning'} | ${'2021-08-10T17:00:00.000Z'} | ${'2021-08-10T23:30:00.000Z'}
    ${'7:29 waits a minute'}              | ${'2021-08-10T23:29:00.000Z'} | ${'2021-08-10T23:30:00.000Z'}
    ${'7:30 goes at once'}                | ${'2021-08-10T23:30:00.000Z'} | ${'2021-08-10T23:30:00.000Z'}
  `('$promise', ({ at, sent }) => expect(afterQuietHours(at, night)).toBe(sent))

  it('never ends in quiet hours, nor before, nor more than a day later', () => {
    const minute = fc.integer({ min: 0, max: 1439 })
    const moment = fc.integer({ min: 0, max: 2e12 }).map((ms) => new Date(ms).toISOString())
    fc.assert(
      fc.property(minute, minute, moment, (from, to, at) => {
        const sent = afterQuietHours(at, { from, to })
        expect(afterQuietHours(sent, { from, to })).toBe(sent)
        expect(Date.parse(sent) - Date.parse(at)).toBeGreaterThanOrEqual(0)
        expect(Date.parse(sent) - Date.parse(at)).toBeLessThan(86_400_000)
        if (from === to) expect(sent).toBe(at)
      }),
    )
  })

  it('tells days and moments by China’s clock', () => {
    expect(chinaDay('2021-08-30T16:00:00.000Z') - chinaDay('2021-08-30T15:59:59.000Z')).toBe(1)
    expect(momentInWords('2021-08-30T16:05:00.000Z')).toBe('2021年8月31日 00:05')
  })
})

describe('NT13 what a keyword is filled with', () => {
  it.each`
    keyword      | words                                           | value
    ${'thing1'}  | ${'短'}                                         | ${'短'}
    ${'thing12'} | ${'一二三四五六七八九十一二三四五六七八九十'}   | ${'一二三四五六七八九十一二三四五六七八九十'}
    ${'thing2'}  | ${'一二三四五六七八九十一二三四五六七八九十壹'} | ${'一二三四五六七八九十一二三四五六七八九…'}
    ${'phrase3'} | ${'已办结并公开'}                               | ${'已办结并…'}
    ${'thing4'}  | ${'  '}                                         | ${'见消息'}
  `('$keyword: $words', ({ keyword, words, value }) => expect(keywordValue(keyword, words)).toBe(value))

  it('NT10 a tap asks for three at most', () => {
    for (const purposes of Object.values(askedOn)) expect(purposes.length).toBeLessThanOrEqual(3)
    const sent = Object.values(noticeKinds).flatMap(({ message }) => message ?? [])
    expect(new Set(Object.values(askedOn).flat())).toEqual(new Set(sent))
  })
})
