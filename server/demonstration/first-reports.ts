import { multiply, roundHalfUp } from '@domain/decimals/decimal'
import { FINAL } from '@domain/filings/chain'
import { withValue } from '@domain/filings/content'
import { type Field, fieldsOf } from '@domain/filings/form'
import type { Draft, RegisteredKind } from '@domain/filings/kind'
import type { Indicator } from '@domain/indicators/indicator'
import type { MonitoringSubject } from '@domain/monitoring/form.schema'
import { actorOf } from '@server/application/identity/sessions'
import { signIn } from '@server/application/identity/sign-in'
import { kindOf } from '@server/application/kinds'
import type { House, Work } from '@server/application/ports/context'
import { decide } from '@server/application/review/decide'
import { pullFeed } from '@server/application/sync/pull-feed'
import { pushRevision } from '@server/application/sync/push-revision'
import { demonstrationPassword } from './ganzhou'

/** Somebody of the demonstration at work, signed in as they would be. */
export async function workAs(house: House, username: string): Promise<Work> {
  const { token } = await signIn(house, { username, password: demonstrationPassword, device: '演示' })
  const actor = await actorOf(house, token)
  if (!actor) throw new Error(`the demonstration has no ${username}`)
  return { ...house, actor }
}

/** Shares of the year's target that the invented first reports have reached, in turn: some are behind. */
const shares = ['0.34', '0.22', '0.31', '0.16']

/** Files and approves every open report, so that there is a last period and something to read in public. */
export async function fileFirstReports(house: House): Promise<void> {
  const author = await workAs(house, 'jingban')
  const reviewers = new Map<string, Work>([
    ['unit-head', await workAs(house, 'fuzeren')],
    ['department', await workAs(house, 'zhuguan')],
    ['section', await workAs(house, 'keshi')],
    ['division', await workAs(house, 'jixiao')],
  ])
  const { filings } = await pullFeed(author, null)
  for (const [index, filing] of filings.entries()) {
    const kind = kindOf(house, filing.kind)
    const content = filledIn(
      kind,
      {
        subject: filing.subject,
        content: kind.blank(filing.subject),
        evidence: [],
        rules: filing.rules,
      },
      shares[index % shares.length] ?? '0.34',
    )
    await pushRevision(author, {
      revisionId: house.newId(),
      filingId: filing.id,
      base: 0,
      content,
      evidence: [],
    })
    for (const step of kind.chain) {
      const reviewer = reviewers.get(step.role)
      if (!reviewer) throw new Error(`the demonstration has nobody for ${step.title}`)
      const { at } = await decide(reviewer, {
        decisionId: house.newId(),
        filingId: filing.id,
        revision: 1,
        outcome: 'approved',
        to: '',
        opinion: '',
        remarks: [],
      })
      if (at === FINAL) break
    }
  }
}

/** Fills what the form requires, and then what the lights have opened. */
function filledIn(
  kind: RegisteredKind,
  blank: Draft<unknown, unknown>,
  share: string,
): Record<string, unknown> {
  const subject = kind.parseSubject(blank.subject) as MonitoringSubject
  const fill = (draft: Draft<unknown, unknown>): Draft<unknown, unknown> => {
    let { content } = draft
    for (const field of fieldsOf(kind.form(draft))) {
      if (!field.required || (field.value !== null && field.value.length > 0)) continue
      content = withValue(content, field.path, invented(field, subject, share))
    }
    return { ...draft, content }
  }
  return fill(fill(blank)).content as Record<string, unknown>
}

function invented(field: Field, subject: MonitoringSubject, share: string): unknown {
  const [, id = '', name] = field.path.split('.')
  const indicator = subject.indicators.find((candidate) => candidate.id === id)
  switch (field.input) {
    case 'choice':
      return field.options?.[0]?.value ?? ''
    case 'choices':
      return [field.options?.[0]?.value ?? '']
    case 'text':
      return '演示数据：上半年手续办理较慢，下半年集中实施。'
    case 'date':
      return name === 'actual' ? (field.options?.[0]?.value ?? '') : `${subject.fiscalYear}-12-20`
    case 'amount':
      return roundHalfUp(multiply(budgetOf(field, subject), field.path === 'funds.estimate' ? '1' : share), 2)
    case 'number':
      return indicator ? figure(indicator, name === 'estimate' ? '1' : share) : '0'
  }
}

function budgetOf(field: Field, subject: MonitoringSubject): string {
  const source = field.path.split('.').at(-1)
  const row = source === 'carryover' || source === 'other' ? subject.budget[source] : subject.budget.fiscal
  return row?.adjusted ?? '0'
}

function figure(indicator: Indicator, share: string): string {
  const partial = indicator.accumulation === 'cumulative' || indicator.accumulation === 'ceiling'
  return partial ? roundHalfUp(multiply(indicator.target, share), 0) : indicator.target
}
