/**
 * A department evaluates itself as a whole: money, main tasks, and the framework of 财预〔2013〕53号 with its ratios and
 * grades, filled in on the phone from the first item to the last.
 */
import { type FrameworkItem, usualDepartmentEvaluation } from '@domain/rule-sets/department-evaluation'
import { city } from '@server/demonstration/ganzhou'
import type { Hand } from './hand'
import { signIn } from './monitoring-journey'
import { importSheets, signedIn } from './other-people'

const name = '市公安局整体支出'
const unit = '赣州市公安局'
const year = new Date().getUTCFullYear()

/** Its goal is imported, its budget and payments are registered, and the division has opened the task. */
export async function askDepartment(url: string): Promise<void> {
  const of = { project: name, unit, district: city }
  const money = { ...of, fiscalYear: String(year), source: '财政拨款' }
  await importSheets(url, {
    项目: [
      {
        ...{ name, unit, district: city, object: '部门整体支出' },
        ...{ startYear: String(year), endYear: String(year + 1) },
      },
    ],
    预算: [{ ...money, initialWan: '9000', adjustedWan: '9000' }],
    支付: [{ ...money, paidOn: `${year}-10-20`, amountWan: '7560', voucher: 'D1' }],
    目标: [
      {
        ...{ id: 'D1', ...of, department: unit, year: String(year), annualGoal: '守护一方平安' },
        ...{ l1: '产出指标', l2: '数量指标', l3: '新增监控点位数', op: '≥', target: '300', measure: '个' },
      },
    ],
  })
  const { opened } = await (await signedIn(url, 'jixiao')).review.openTask.mutate({
    ...{ kind: 'department-evaluation', fiscalYear: year, title: `${year}年度部门整体自评` },
    ...{ opensAt: `${year}-01-01T00:00:00.000Z`, dueAt: `${year + 1}-04-30T15:59:59.000Z` },
  })
  if (opened !== 1) throw new Error(`${opened} tasks were opened`)
}

export async function departmentJourney(owner: Hand): Promise<void> {
  try {
    await signIn(owner, 'jingban')
    await owner.see(name)
    await owner.tap(new RegExp(name))
    await owner.see(/支出构成/)
    await owner.picture('01-empty')
    await owner.type(/^财政拨款/, '7560')
    await owner.type(/^其中：基本支出/, '3560')
    await owner.type(/^其中：项目支出/, '4001')
    await owner.type(/^执行偏低/, '两个派出所业务用房项目跨年结算。')
    await owner.picture('02-money')
    for (const [at, task] of ['治安防控', '业务用房建设', '民警培训'].entries()) {
      await owner.tap(/^加一项任务$/)
      await owner.type(/^任务名称/, task, at)
      await owner.type(/^完成情况/, '按计划完成。', at)
    }
    await owner.picture('03-tasks')
    await owner.type(/^实际完成情况/, '新增监控点位 320 个，刑事案件发案下降 6%。')
    await fill(owner)
    await owner.see(/怎么算的/)
    await owner.picture('07-filled')
    await owner.tap(/^核对并提交$/)
    await owner.see(/两项支出相加是/)
    await owner.picture('08-parts-differ')
    await owner.type(/^其中：项目支出/, '4000')
    await owner.tap(/^核对并提交$/)
    await owner.see(/按得分是“优”，得分不变/)
    await owner.picture('09-check')
    await owner.tap(/^提交$/)
    await owner.see(/回执/)
    await owner.picture('10-handed-in')
  } finally {
    await owner.picture('last-owner')
  }
}

/** How many items of the framework are open at once. */
const BATCH = 7

async function fill(owner: Hand): Promise<void> {
  const { items } = usualDepartmentEvaluation
  for (let first = 0; first < items.length; first += BATCH) {
    const batch = items.slice(first, first + BATCH)
    if (first > 0) await owner.tap(new RegExp(`第 ${first + 1}–${first + batch.length} 项`))
    await fillBatch(owner, batch)
    await owner.picture(`0${4 + first / BATCH}-items`)
  }
}

async function fillBatch(owner: Hand, batch: readonly FrameworkItem[]): Promise<void> {
  const labels = new Map<string, number>()
  const type = async (label: string, figure: string) => {
    const at = labels.get(label) ?? 0
    labels.set(label, at + 1)
    await owner.type(new RegExp(`^${label}(，|$)`), figure, at)
  }
  let graded = 0
  for (const { by, id, points } of batch) {
    if (by.way === 'ratio') {
      const staff = id === 'staff' // one person more than the staff allows
      await type(by.numerator, by.full.side === 'least' ? '100' : staff ? '101' : '0')
      await type(by.denominator, '100')
      if (staff) await owner.type(/^扣分原因/, '接收退役安置一人，年内消化。')
    }
    if (by.way === 'graded') {
      await owner.tap(/^达成$/, graded)
      await type('得分', points)
      graded += 1
    }
  }
}
