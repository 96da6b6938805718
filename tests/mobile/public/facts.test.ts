import type { SnapshotContent } from '@domain/disclosure/snapshot'
import {
  goalOf,
  leading,
  moneyOf,
  shortHash,
  withdrawnWords,
  yearGone,
} from '@/pages/disclosed/project/plain'
import { aboutWhen, factsOf } from '@/pages/public/facts'
import { snapshot } from './snapshot'

const content = (more: Partial<SnapshotContent> = {}): SnapshotContent => ({
  ...snapshot('a').content,
  ...more,
})

describe('the four facts of a card', () => {
  it('say what was promised, spent, done and mended', () => {
    expect(factsOf(content())).toEqual({
      promised: '残疾儿童康复救助人数：不少于 2,150 人，等 3 项',
      spent: '512.40 / 1,180.00 万元（43.42%）',
      done: '1 项正常，1 项提醒，1 项预警',
      mended: '1 项预警，应整改；整改结果还没有公开',
    })
  })

  it('say of a goal that its result is not out yet', () => {
    expect(factsOf(content({ kind: 'goal', result: null }))).toMatchObject({
      spent: '全年 1,180.00 万元，执行数还没有公开',
      done: '结果还没有公开',
      mended: '结果公开后才知道',
    })
    expect(aboutWhen(content({ kind: 'goal', result: null }), '2021')).toBe('2021年目标')
  })

  it('need no rectification without a red light', () => {
    const { result } = content()
    if (result === null) throw new Error('there is a result')
    const items = result.items.filter((item) => item.light !== 'red')
    expect(factsOf(content({ result: { ...result, light: 'yellow', items } })).mended).toBe('不需要')
  })

  it('say plainly that no amount was published', () => {
    expect(factsOf(content({ budgetWan: null, result: null })).spent).toBe('金额没有公开')
  })
})

describe('a project’s result', () => {
  const goal = snapshot('g', {
    content: content({ kind: 'goal', result: null, annualGoal: '帮助残疾儿童康复' }),
  })
  const result = snapshot('r')

  it('leads with the newest result and tells the goal of whichever snapshot has one', () => {
    expect(leading([goal, result])?.id).toBe('r')
    expect(leading([goal])?.id).toBe('g')
    expect(leading([])).toBeNull()
    expect(goalOf([result, goal])).toBe('帮助残疾儿童康复')
  })

  it('measures spending against the year gone', () => {
    expect(moneyOf(result.content)).toEqual({
      spent: '512.40',
      budget: '1,180.00',
      percent: '43.42',
      timeShare: '58.33',
    })
  })

  it.each([
    ['2026年1–7月', '58.33'],
    ['2026年1–12月', '100.00'],
    ['2026年', null],
  ])('the year gone by %s is %s', (asOf, share) => {
    expect(yearGone(asOf)).toBe(share)
  })

  it('says a withdrawal with its reason', () => {
    expect(withdrawnWords(result)).toBeNull()
    expect(withdrawnWords({ withdrawnAt: '2021-09-02T00:00:00.000Z', withdrawnWhy: '金额有误' })).toBe(
      '这一版已撤回：金额有误',
    )
  })

  it('shows the ends of a hash', () => {
    expect(shortHash(`9f2c41d0${'0'.repeat(52)}71ab`)).toBe('9f2c 41d0 … 71ab')
  })
})
