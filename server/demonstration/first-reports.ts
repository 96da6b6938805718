import { multiply, roundHalfUp } from '@domain/decimals/decimal'
import { FINAL } from '@domain/filings/chain'
import { withValue } from '@domain/filings/content'
import { type Field, fieldsOf } from '@domain/filings/form'
import type { Draft, RegisteredKind } from '@domain/filings/kind'
import type { Indicator } from '@domain/indicators/indicator'
import type { MonitoringSubject } from '@domain/monitoring/form.schema'
import type { FilingView } from '@server/application/filing-view'
import { actorOf } from '@server/application/identity/sessions'
import { signIn } from '@server/application/identity/sign-in'
import { kindOf } from '@server/application/kinds'
import type { House, Work } from '@server/application/ports/context'
import { decide } from '@server/application/review/decide'
import { pullFeed } from '@server/application/sync/pull-feed'
import { pushRevision } from '@server/application/sync/push-revision'
import { demonstrationPassword } from './ganzhou'

/** Somebody of the demonstration at work, signed in by password alone: nobody holds an app yet when it is laid. */
export async function workAs(house: House, username: string): Promise<Work> {
  const settings = { ...house.settings, secondFactor: false }
  const { token } = await signIn(
    { ...house, settings },
    { username, password: demonstrationPassword, device: '演示' },
  )
  const actor = await actorOf(house, token)
  if (!actor) throw new Error(`the demonstration has no ${username}`)
  return { ...house, actor }
}

/** Shares of the year's target that the invented first reports have reached, in turn: some are behind. */
const shares = ['0.34', '0.22', '0.31', '0.16']

/** Files and approves every open report, so that there is a last period and something to read in public. */
export async function fileFirstReports(house: House): Promise<void> {
  const team = await teamOf(house)
  const { filings } = await pullFeed(team.author, null)
  for (const [index, filing] of filings.entries())
    await fileReport(team, filing, shares[index % shares.length] ?? '0.34', Number.POSITIVE_INFINITY)
}

/** What has been handed in of the open period, and how many steps of its chain have approved it. */
const handedIn: readonly (readonly [project: string, share: string, approvals: number])[] = [
  ['高中助学金', '0.55', 0],
  ['辅警人员经费', '0.41', 2],
  ['城区生活垃圾分类收运', '0.62', Number.POSITIVE_INFINITY],
  ['家庭医生签约服务补助', '0.57', 1],
]

/** Hands in some open reports: one waits at the head of its unit, others further on. */
export async function fileSomeReports(house: House): Promise<void> {
  const team = await teamOf(house)
  const { filings } = await pullFeed(team.author, null)
  for (const [project, share, approvals] of handedIn) {
    const filing = filings.find(({ projectName, may }) => projectName === project && may.report)
    if (filing) await fileReport(team, filing, share, approvals)
  }
}

interface Team {
  readonly author: Work
  readonly reviewers: ReadonlyMap<string, Work>
}

async function teamOf(house: House): Promise<Team> {
  return {
    author: await workAs(house, 'jingban'),
    reviewers: new Map([
      ['unit-head', await workAs(house, 'fuzeren')],
      ['department', await workAs(house, 'zhuguan')],
      ['section', await workAs(house, 'keshi')],
      ['division', await workAs(house, 'jixiao')],
    ]),
  }
}

/** Hands a report in with invented figures; the first `approvals` steps of its chain approve it. */
async function fileReport(
  { author, reviewers }: Team,
  filing: FilingView,
  share: string,
  approvals: number,
): Promise<void> {
  const kind = kindOf(author, filing.kind)
  const blank = {
    ...{ subject: filing.subject, content: kind.blank(filing.subject) },
    ...{ evidence: [], rules: filing.rules },
  }
  await pushRevision(author, {
    ...{ revisionId: author.newId(), filingId: filing.id, base: 0 },
    ...{ content: filledIn(kind, blank, share), evidence: [] },
  })
  for (const step of kind.chain.slice(0, approvals)) {
    const reviewer = reviewers.get(step.role)
    if (!reviewer) throw new Error(`the demonstration has nobody for ${step.title}`)
    const { at } = await decide(reviewer, {
      ...{ decisionId: author.newId(), filingId: filing.id, revision: 1 },
      ...{ outcome: 'approved', to: '', opinion: '', remarks: [] },
    })
    if (at === FINAL) break
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
