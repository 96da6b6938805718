/** What the check-up found, beside the fields that it is about, and how each number came about. */
import type { CheckedForm } from '@domain/check-up/check-up'
import type { CheckFinding } from '@domain/check-up/finding'
import type { Explanation } from '@domain/scoring/explanation'
import { fundCells, rowCells } from './check-input'
import { type Html, html } from './html'

type Fields = Readonly<Record<string, unknown>>

/** The most forms whose findings are shown at once. */
export const mostForms = 20
/** Rows and findings beyond these are counted, not shown: an answer stays a page. */
const mostShown = 200

export function resultOf(forms: readonly unknown[], checked: readonly CheckedForm[]): Html {
  const shown = checked.slice(0, mostForms).map((one, index) => formResult(fieldsOf(forms[index]), one))
  const more =
    checked.length > mostForms
      ? html`<p class="note cap">这里只看前 ${mostForms} 张，其余的请分几次粘贴。</p>`
      : null
  return html`<div role="status">${shown}${more}</div>`
}

function formResult(form: Fields, { computed, explanations, findings, id }: CheckedForm): Html {
  const blocks = findings.filter(({ level }) => level === 'block').length
  const verdict =
    findings.length === 0
      ? html`<p class="b ok">没有发现问题</p>`
      : html`<p class="b">${blocks} 处必须改正，${findings.length - blocks} 处请再看看</p>`
  const rows = Array.isArray(form.indicators) ? (form.indicators as unknown[]).slice(0, mostShown) : []
  const told = new Set<CheckFinding>()
  const of = (prefix: string) => {
    const own = findings.filter(({ field }) => field === prefix || field.startsWith(`${prefix}.`))
    for (const finding of own) told.add(finding)
    return own
  }
  const funds = of('funds')
  const lines = rows.map((row, index) =>
    rowResult(fieldsOf(row), index, of(`indicators[${index}]`), {
      points: computed.indicatorPoints[index] ?? null,
      explanation: explanations.indicators[index] ?? null,
    }),
  )
  const rest = findings.filter((finding) => !told.has(finding))
  return html`<section class="card result"><h2>${id}</h2>${verdict}
<dl class="scores num"><div><dt>执行率得分</dt><dd>${computed.executionPoints ?? '算不出'}</dd></div>
<div><dt>总分</dt><dd>${computed.total ?? '算不出'}</dd></div><div><dt>等级</dt><dd>${computed.grade ?? '算不出'}</dd></div></dl>
${list(rest)}
${form.funds === undefined ? null : fundsResult(fieldsOf(form.funds), funds, explanations.execution)}
${lines.length === 0 ? null : html`<ol class="lines">${lines}</ol>`}</section>`
}

function fundsResult(
  funds: Fields,
  findings: readonly CheckFinding[],
  explanation: Explanation | null,
): Html {
  const facts = fundCells.flatMap(([name, title]) => fact(title, funds[name]))
  return html`<div class="line"><h3 class="b">资金</h3><dl class="given num">${facts}</dl>${reckoned(explanation)}${list(findings)}</div>`
}

function rowResult(
  row: Fields,
  index: number,
  findings: readonly CheckFinding[],
  { explanation, points }: { points: string | null; explanation: Explanation | null },
): Html {
  const facts = rowCells.slice(3).flatMap(([name, title]) => fact(title, row[name]))
  const name = typeof row.l3 === 'string' ? row.l3.slice(0, 200) : `第 ${index + 1} 项`
  return html`<li class="line"><div class="between"><h3 class="b">${name}</h3><span class="sub num">应得 ${points ?? '算不出'}</span></div>
<dl class="given num">${facts}</dl>${reckoned(explanation)}${list(findings.map(withoutLabel))}</li>`
}

/** Beside its row a finding need not say which row it is about. */
function withoutLabel(finding: CheckFinding): CheckFinding {
  return { ...finding, message: finding.message.replace(/^第 \d+ 项(“[^”]*”)?：/, '') }
}

function fact(title: string, value: unknown): Html[] {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : ''
  return text === '' ? [] : [html`<div><dt>${title}</dt><dd>${text}</dd></div>`]
}

/** SC22: the arithmetic, and the documents behind it. */
function reckoned(explanation: Explanation | null): Html | null {
  if (explanation === null) return null
  const { arithmetic, basis, rule, ruleSet } = explanation
  return html`<details class="cap"><summary>怎么算的</summary><p class="num">${arithmetic}</p><p>规则 ${rule}，规则集 ${ruleSet}；依据：${basis.join('；')}</p></details>`
}

const words = { block: '必须改正', warn: '请再看看' } as const

function list(findings: readonly CheckFinding[]): Html | null {
  if (findings.length === 0) return null
  const items = findings
    .slice(0, mostShown)
    .map(
      ({ level, message, rule }) =>
        html`<li><span class="tag tag--${level === 'block' ? 'red' : 'yellow'}">${words[level]}</span> ${message} <span class="cap">${rule}</span></li>`,
    )
  const more =
    findings.length > mostShown ? html`<li class="cap">还有 ${findings.length - mostShown} 处</li>` : null
  return html`<ul class="found">${items}${more}</ul>`
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}
