/** `/p`: what was promised, spent, achieved and is being put right, project by project. */
import type { SnapshotRecord } from '@server/application/ports/records'
import { type Html, html } from './html'
import { page } from './layout'
import { dot, light } from './parts'
import {
  achievedSentence,
  moneySentence,
  periodOf,
  promiseSentence,
  remedySentence,
  scoreSentence,
} from './wording'

export interface Found {
  readonly query: string
  readonly items: readonly SnapshotRecord[]
  readonly next: string | null
  /** Whether earlier pages came before this one. */
  readonly continued: boolean
}

export function listPage(found: Found): Html {
  const { query, items, next } = found
  const title = query === '' ? '公开结果' : `“${query}”的公开结果`
  const more =
    next === null
      ? null
      : html`<p class="more"><a class="btn" href="/p?${String(new URLSearchParams({ q: query, before: next }))}">看更早公开的</a></p>`
  const demonstration = items.some((item) => item.content.project.demonstration !== null)
  return page({
    title,
    query,
    search: 'wide',
    body: html`<h1 class="group"><span>${title}</span><span class="sub">最近公开的在前</span></h1>
${items.length === 0 ? nothing(found) : html`<ul class="cards">${items.map(card)}</ul>`}${more}
<p class="note"><a href="/check">自评表体检：看看一张自评表填得对不对</a>${dot}<a href="/receipt">回执核验：看看交上去的收到了没有</a></p>
${demonstration ? html`<p class="cap note">含演示数据，不是真实结果</p>` : null}`,
  })
}

function card({ projectId, content }: SnapshotRecord): Html {
  const { project, result } = content
  const facts: readonly (readonly [string, string])[] = [
    ['承诺', promiseSentence(content)],
    ['花费', moneySentence(content)],
    ['完成', [scoreSentence(result), achievedSentence(result)].filter(Boolean).join('；')],
    ['整改', remedySentence(result)],
  ]
  return html`<li class="card">
<div class="between top"><h2><a href="/p/${encodeURIComponent(projectId)}">${project.name}</a></h2>${
    result === null ? html`<span class="tag">目标</span>` : light(result.light)
  }</div>
<p class="sub">${project.unit}${dot}${periodOf(content)}</p>
<dl class="facts num">${facts.map(([word, fact]) => html`<div><dt>${word}</dt><dd>${fact}</dd></div>`)}</dl></li>`
}

/** Says what was looked for, and which single step may help. */
function nothing({ query, continued }: Found): Html {
  if (query === '' || continued) {
    return html`<p class="empty">${continued ? '更早没有了。' : '还没有公开的项目。'}<br><a href="/p">回到公开首页</a></p>`
  }
  const words = query.split(/\s+/)
  const fewer =
    words.length < 2 ? [] : words.map((_, at) => words.filter((__, other) => other !== at).join(' '))
  const ways = fewer.map(
    (rest) => html`<li><a href="/p?${String(new URLSearchParams({ q: rest }))}">只搜“${rest}”</a></li>`,
  )
  return html`<div class="empty"><p>没有找到同时含有“${query}”的公开项目。</p>
<p class="sub">${words.length < 2 ? '可以换一个更短的词，比如单位或地方的名称。' : '去掉一个词再试：'}</p>
<ul class="plain">${ways}<li><a href="/p">看全部公开项目</a></li></ul></div>`
}
