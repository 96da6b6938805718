/** The checks of a declaration, run while it is typed and when it is handed in. Rules GD1–GD21 are in RULES.md. */
import { compare, isZero, sum } from '../decimals/decimal'
import { parseWan, wanText } from '../decimals/money'
import type { Finding } from '../filings/kind'
import { once } from '../filings/once'
import { checkAdjustment } from './adjustment-checks'
import { type DeclarationContent, type DeclaredSource, declaredSources } from './declaration.schema'
import { block, type DeclarationDraft, warn } from './findings'
import { checkFrame } from './frame-checks'
import { checkRows } from './row-checks'
import { isMultiYear } from './subject'

/** The kind's check; the sentences are the author's. */
export const checkDeclaration = once((draft: DeclarationDraft): Finding[] => [
  ...checkWords(draft),
  ...checkFunds(draft),
  ...checkTasks(draft),
  ...checkRows(draft),
  ...checkFrame(draft),
  ...checkAdjustment(draft),
])

/** GD1: who, why, what, how reckoned, and the goal of the year; the goal of the years where they are several. */
function checkWords({ subject, content }: DeclarationDraft): Finding[] {
  const asked: [keyof DeclarationContent, string, boolean][] = [
    ['leader', '请填写负责人', true],
    ['phone', '请填写联系电话', true],
    ['basis', '请写明立项依据', subject.object !== 'department'],
    ['plan', '请写明实施内容', subject.object !== 'department'],
    ['costBasis', '请写明测算依据', subject.object !== 'department'],
    ['goalMid', '项目跨年度，请填写中期目标', isMultiYear(subject) && subject.object !== 'department'],
    ['goalYear', '请填写年度目标', true],
  ]
  const missing = asked
    .filter(([field, , applies]) => applies && String(content[field]).trim() === '')
    .map(([field, message]) => block('GD1', field, message))
  const phone = content.phone.trim()
  if (phone !== '' && !/^[\d\-+() （）转]{7,20}$/.test(phone))
    missing.push(block('GD1', 'phone', '联系电话应是电话号码，例如 0797-8123456'))
  return missing
}

/** 万元 of one span; null while a part is no amount. An empty part is 0 once another is there. */
export function fundsTotal(funds: Readonly<Record<DeclaredSource, string | null>>): string | null {
  const given = declaredSources.map((source) => funds[source]).filter((text) => text !== null && text !== '')
  const parts = given.map((text) => parseWan(text ?? ''))
  if (parts.length === 0 || parts.some((part) => part === null)) return null
  return sum(parts.filter((part) => part !== null))
}

/** GD2: amounts are amounts; the total is their sum and never typed; the years hold the year. */
function checkFunds({ subject, content }: DeclarationDraft): Finding[] {
  const multi = isMultiYear(subject) && subject.object !== 'department'
  const findings: Finding[] = []
  for (const span of multi ? (['year', 'mid'] as const) : (['year'] as const)) {
    for (const source of declaredSources) {
      const text = content.funds[span][source]
      if (text !== null && text !== '' && parseWan(text) === null)
        findings.push(block('GD2', `funds.${span}.${source}`, '应是金额（万元），例如 120.50，不能是负数'))
    }
    const total = fundsTotal(content.funds[span])
    const any = declaredSources.some((source) => (content.funds[span][source] ?? '') !== '')
    if (!any || (total !== null && isZero(total)))
      findings.push(
        block(
          'GD2',
          `funds.${span}.fiscal`,
          span === 'year' ? '请填写年度资金' : '项目跨年度，请填写中期资金',
        ),
      )
  }
  const [year, mid] = [fundsTotal(content.funds.year), fundsTotal(content.funds.mid)]
  if (multi && year !== null && mid !== null && compare(year, mid) > 0)
    findings.push(block('GD2', 'funds.mid.fiscal', '中期资金少于年度资金，请核对'))
  if (year !== null && subject.budgetWan !== null && compare(year, subject.budgetWan) !== 0)
    findings.push(
      warn(
        'GD3',
        'funds.year.fiscal',
        `资金总额 ${wanText(year)} 万元，与登记的预算 ${wanText(subject.budgetWan)} 万元不一致`,
      ),
    )
  return findings
}

/** GD4: a department as a whole names its main tasks, and their money fits into its own. */
function checkTasks({ subject, content }: DeclarationDraft): Finding[] {
  if (subject.object !== 'department') return []
  const tasks = Object.entries(content.tasks)
  if (tasks.length === 0) return [block('GD4', 'tasks', '请列出年度主要任务')]
  const findings = tasks.flatMap(([id, task]) => [
    ...(task.name.trim() === '' ? [block('GD4', `tasks.${id}.name`, '请填写任务名称')] : []),
    ...(parseWan(task.amount ?? '') === null
      ? [block('GD4', `tasks.${id}.amount`, '请填写任务的预算金额（万元），没有的填 0')]
      : []),
  ])
  const amounts = tasks.map(([, { amount }]) => parseWan(amount ?? '')).filter((amount) => amount !== null)
  const total = fundsTotal(content.funds.year)
  if (total !== null && compare(sum(amounts), total) > 0)
    findings.push(warn('GD4', 'tasks', '各项任务的金额合计超过资金总额，请核对'))
  return findings
}
