/**
 * Reads the header of a published goal table: year, names and amount (GI1–GI4, GI19).
 */
import { type Decimal, parseDecimal } from '../decimals/decimal'
import { parseWan, wanFromYuan } from '../decimals/money'
import type { Notebook } from './goal-finding'
import type { PublishedForm } from './published-form'

/** GI1: a goal without year has no rule set. */
export function readYear({ year }: PublishedForm, notebook: Notebook): number | null {
  if (year !== null && /^20\d\d$/.test(year)) return Number(year)
  return notebook.block('GI1', 'year', `预算年度“${year ?? ''}”读不出来，请填四位年份`)
}

/** GI1, GI2, GI4, GI19: what the header lacks. */
export function tellHeader(form: PublishedForm, notebook: Notebook): void {
  if (form.project === null) notebook.block('GI1', 'project', '没有项目名称，请补上后重新导入')
  if (form.complete === false) notebook.block('GI1', 'indicators', '只公布了一部分指标，不能作为批复目标')
  if (form.indicators.length === 0) notebook.block('GI1', 'indicators', '没有指标，请补上后重新导入')
  if (form.department === null) notebook.warn('GI2', 'department', '没有主管部门，导入时请指定')
  if (form.unit === null) notebook.warn('GI2', 'unit', '没有实施单位，导入时请指定由哪个单位填报')
  if (form.annualGoal === null) notebook.warn('GI4', 'annualGoal', '没有公布年度总体目标，留空')
  if (form.reconstructed !== null)
    notebook.warn('GI19', 'indicators', `文字由 ${form.reconstructed.toUpperCase()} 还原，请逐项与原表核对`)
}

/** GI3: 元 becomes 万元 exactly; without an amount the execution light stays gray until a budget is entered. */
export function readAmount({ amount, amountUnit }: PublishedForm, notebook: Notebook): Decimal | null {
  if (amount === null) {
    notebook.warn('GI3', 'amount', '没有公布金额，录入预算以前不显示执行进度')
    return null
  }
  const value = parseDecimal(amount)
  if (value === null || (amountUnit !== '万元' && amountUnit !== '元'))
    return notebook.block(
      'GI3',
      'amount',
      `金额“${amount}${amountUnit ?? ''}”读不出来，请写成数字，单位写万元或元`,
    )
  const wan = parseWan(amountUnit === '元' ? wanFromYuan(value) : value)
  if (wan === null)
    return notebook.block('GI3', 'amount', `金额“${amount}${amountUnit}”是负数或超出精度，请核对`)
  if (amountUnit === '元') notebook.warn('GI3', 'amount', `金额 ${amount} 元按 ${wan} 万元处理`)
  return wan
}
