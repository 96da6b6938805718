/** `/p/<project>`: one project for a citizen, with what is needed to check it. */
import type { SnapshotRecord } from '@server/application/ports/records'
import { type Html, html } from './html'
import { page } from './layout'
import { dot, light, money } from './parts'
import { photos, proof, remedies } from './project-sections'
import {
  achievedSentence,
  periodOf,
  type Result,
  type ResultItem,
  reasons,
  type TitleOf,
  timeShareOf,
} from './wording'

export interface Shown {
  /** The snapshot that the page is about. */
  readonly shown: SnapshotRecord
  /** All current snapshots of the project, newest first. */
  readonly all: readonly SnapshotRecord[]
  readonly titleOf: TitleOf
}

export function projectPage({ shown, all, titleOf }: Shown): Html {
  const { content } = shown
  const { project, result } = content
  const goal =
    content.annualGoal ?? standing(all).find(({ content }) => content.annualGoal !== null)?.content.annualGoal
  return page({
    title: project.name,
    query: '',
    search: 'narrow',
    body: html`<nav class="cap crumbs" aria-label="位置"><a href="/p">公开结果</a> / ${content.fiscalYear}年 / <a href="/p?${String(new URLSearchParams({ q: project.unit }))}">${project.unit}</a></nav>
<div class="panes"><div class="pane pane--main">
<header class="card head"><div class="title"><h1>${project.name}</h1>${
      result === null ? html`<span class="tag">${titleOf(shown.kind)}</span>` : light(result.light, true)
    }</div>
<p class="sub">${project.unit}${dot}${periodOf(content)}</p>
${result?.score === undefined ? null : score(result.score)}${goal ? html`<p class="goal">${goal}</p>` : null}</header>
${promises(shown)}</div>
<div class="pane pane--side">
<div class="first">${money(content, timeShareOf(shown.period))}</div>
${photos(content)}${result === null ? null : remedies(result)}${proof(shown, all, titleOf)}
<p class="cap note">姓名、证件、病情和精确位置不公开。${project.demonstration === null ? null : '金额和指标为演示数据。'}</p></div></div>`,
  })
}

/** 自评得分 and grade, and why the grade is lower than its points. */
function score({ total, of, grade, reason }: NonNullable<Result['score']>): Html {
  return html`<p class="num">自评得分 <b>${total}</b> / ${of}${dot}等级 <b>${grade}</b></p>${
    reason === undefined ? null : html`<p class="cap">${reason}。得分不变。</p>`
  }`
}

function standing(all: readonly SnapshotRecord[]): readonly SnapshotRecord[] {
  return all.filter((snapshot) => snapshot.withdrawnAt === null)
}

/** 承诺的 N 件事: the promise beside what was achieved. */
function promises({ content }: SnapshotRecord): Html {
  const { promised, result } = content
  const rows =
    result === null ? promised.map((item) => row(item, null)) : result.items.map((item) => row(item, item))
  return html`<section class="card" aria-labelledby="promises">
<div class="between"><h2 id="promises">承诺的 ${rows.length} 件事</h2><span class="sub">${achievedSentence(result)}</span></div>
<div class="columns cap${result === null ? ' columns--goal' : ''}" aria-hidden="true"><span></span><span>承诺</span>${
    result === null ? null : html`<span>${result.asOf.replace(/^\d+年/, '')}完成</span><span>状态</span>`
  }</div>
<ul class="items${result === null ? ' items--goal' : ''}">${rows}</ul></section>`
}

function row(item: { readonly name: string; readonly promised: string }, result: ResultItem | null): Html {
  const why = result && reasons(result).join('；')
  return html`<li class="${why ? 'reasoned' : 'bare'}"><h3 class="name">${item.name}</h3>
<dl class="pair num"><div><dt>承诺</dt><dd>${item.promised}</dd></div>${
    result === null ? null : html`<div><dt>完成</dt><dd class="b">${result.achieved}</dd></div>`
  }</dl>${result === null ? null : html`<div class="state">${light(result.light)}</div>`}${
    why ? html`<p class="why cap">${why}</p>` : null
  }</li>`
}
