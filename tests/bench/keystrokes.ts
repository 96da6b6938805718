/**
 * What one letter typed costs on the phone: the draft's shape, form and checks. Milliseconds of processor, the middle of
 * many letters; a frame has 16.
 */

import { withValue } from '@domain/filings/content'
import type { KnownProject } from '@domain/filings/known-project'
import type { Indicator } from '@domain/indicators/indicator'
import { filingKinds } from '@domain/kinds'
import { defaultRuleSets } from '@domain/rule-sets/default-rule-sets'
import { ruleSetFor } from '@domain/rule-sets/rule-set'
import { openDraft } from '@/sync/open-draft'
import type { Content, Draft, FilingView } from '@/sync/workspace.types'

const letters = 120
const warmUp = 30
const rules = ruleSetFor(2022, '360700', defaultRuleSets)
if (!rules) throw new Error('no rule set')

const indicator = (_: unknown, at: number): Indicator => ({
  ...{ id: `i${at}`, level1: '产出', level2: '数量', level3: `救助人数之${at}`, operator: '≥' },
  ...{ target: String(100 + at), unit: '人', weight: '4.5', accumulation: 'cumulative' },
})

const project = (count: number): KnownProject => ({
  ...{ object: 'project', budgetBook: '1', isNew: false, projectName: '残疾人康复救助', projectCode: null },
  ...{ departmentName: '市残联', unitName: '市残联', startYear: 2022, endYear: 2022 },
  approved: {
    version: 1,
    goal: {
      annualGoal: '完成救助',
      indicators: Array.from({ length: count }, indicator),
      frame: 'complete',
      selfEvaluation: { allowed: true },
    },
  },
  lastYear: null,
  budget: [{ source: 'fiscal', initialWan: '1000', adjustedWan: '1000' }],
  ...{ paid: [], previous: null, others: {} },
})

/** The filing with everything typed but the last letters of one text. */
function filled(name: string, count: number): { ground: Parameters<typeof openDraft>[1]; content: Content } {
  const kind = filingKinds[name]
  if (!kind) throw new Error(name)
  const subject = kind.subjectFrom(project(count), { fiscalYear: 2022, month: 12 })
  const filing = { kind: name, subject, rules } as unknown as FilingView
  let content = kind.blank(subject)
  for (let at = 0; at < count; at += 1) {
    if (name === 'goal') {
      const row = { position: at, span: 'year', category: '产出/数量', level3: `救助人数之${at}` }
      const rest = { operator: '≥', target: '100', unit: '人', weight: '2.25', accumulation: null }
      content = withValue(content, `indicators.i${at}`, { ...row, ...rest, basis: '', evidence: '' })
    } else content = withValue(content, `indicators.i${at}.actual`, String(90 + at))
  }
  return { ground: { filing, kind }, content: content as Content }
}

function timed(name: string, count: number, path: string): number {
  const { ground, content } = filled(name, count)
  const each = Array.from({ length: letters }, (_, letter) => {
    const typed = withValue(content, path, '字'.repeat(1 + letter)) as Content
    const start = process.cpuUsage()
    const { form } = openDraft({ content: typed, evidence: [] } as unknown as Draft, ground, null)
    const { user, system } = process.cpuUsage(start)
    if (form.sections.length === 0) throw new Error('an empty form')
    return (user + system) / 1000
  })
  const sorted = each.slice(warmUp).sort((a, b) => a - b)
  return Number((sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(2))
}

console.log(
  JSON.stringify({
    letters,
    milliseconds: {
      'goal 6': timed('goal', 6, 'plan'),
      'goal 40': timed('goal', 40, 'plan'),
      'monitoring 20': timed('monitoring', 20, 'indicators.i0.reasonText'),
      'self-evaluation 20': timed('self-evaluation', 20, 'achieved'),
      'department-evaluation': timed('department-evaluation', 0, 'achieved'),
    },
  }),
)
