/** The side of a project's page: photos, what is being put right, and what is needed to check it. */
import type { SnapshotContent } from '@domain/disclosure/snapshot'
import type { SnapshotRecord } from '@server/application/ports/records'
import { type Html, html } from './html'
import { dot, light } from './parts'
import {
  dayOf,
  demonstrationSource,
  lagging,
  monthOf,
  periodOf,
  type Result,
  shortHash,
  type TitleOf,
} from './wording'

/** DS3, DS4: photos that a person has confirmed, with district and month. */
export function photos({ photos, project, promised }: SnapshotContent): Html | null {
  if (photos.length === 0) return null
  const named = new Map(promised.map((item) => [item.id, item.name]))
  const figures = photos.map(({ sha256, itemId, month }) => {
    const address = html`/open/v1/photos/${sha256}`
    const alt = `${named.get(itemId) ?? '项目'}，${project.district} ${monthOf(month)}`
    return html`<li><figure><a href="${address}"><img src="${address}" alt="${alt}" width="101" height="84" loading="lazy"></a>
<figcaption class="cap">${project.district} ${Number(month.split('-')[1])}月</figcaption></figure></li>`
  })
  return html`<section class="card" aria-labelledby="photos">
<div class="between"><h2 id="photos">现场照片</h2><span class="cap">地点只到区县</span></div>
<ul class="photos">${figures}</ul></section>`
}

/** What lags behind, why, and what is expected. */
export function remedies(result: Result): Html {
  const items = lagging(result)
  if (items.length === 0) {
    return html`<section class="card" aria-labelledby="remedies"><h2 id="remedies">整改</h2>
<p class="sub">没有要改进的事项。</p></section>`
  }
  const rows = items.map(
    (item) => html`<li><div class="between top"><span>${item.name}</span>${light(item.light)}</div>
<p class="sub">${item.explanation ?? '单位还没有说明原因。'}</p>${
      item.remedy === null ? null : html`<p class="sub">${item.remedy}</p>`
    }</li>`,
  )
  return html`<section class="card" aria-labelledby="remedies">
<div class="between"><h2 id="remedies">整改</h2><span class="tag tag--yellow">${items.length} 项要改进</span></div>
<ul class="remedies">${rows}</ul></section>`
}

/** Where it comes from, what proves it unchanged, and what else was published. */
export function proof(shown: SnapshotRecord, all: readonly SnapshotRecord[], titleOf: TitleOf): Html {
  const { project } = shown.content
  const others = all.filter((snapshot) => snapshot.id !== shown.id)
  return html`<section class="card" aria-labelledby="proof"><h2 id="proof">核对与下载</h2>
<p class="sub">${dayOf(shown.publishedAt)}公开${dot}第 ${shown.version} 版${dot}之后如有改动会另发一版</p>
<p class="sub">由${project.unit}填报，${
    project.department === project.unit ? null : `经${project.department}和`
  }财政部门审核。计算规则 ${shown.content.ruleSet}。</p>
${project.demonstration === null ? null : html`<p class="sub demo">演示数据，不是真实结果。${demonstrationSource(project.demonstration)}</p>`}
<p class="cap num">内容校验 <span title="${shown.contentHash}">${shortHash(shown.contentHash)}</span></p>
<details><summary class="sub">怎样核对</summary><p class="cap">下载数据，把 content 写成规范 JSON（RFC 8785），它的 SHA-256 应是</p><p class="cap hash num">${shown.contentHash}</p></details>
<p><a class="btn" href="/open/v1/projects/${encodeURIComponent(shown.projectId)}">数据 JSON</a></p>
${others.length === 0 ? null : html`<h3 class="others">其他公开</h3><ul class="plain sub">${others.map((snapshot) => other(snapshot, titleOf(snapshot.kind)))}</ul>`}</section>`
}

function other(snapshot: SnapshotRecord, title: string): Html {
  const published = html`${dot}${dayOf(snapshot.publishedAt)}公开`
  if (snapshot.withdrawnAt !== null) {
    return html`<li>${title}${dot}${dayOf(snapshot.withdrawnAt)}撤下${
      snapshot.withdrawnWhy === null ? null : `：${snapshot.withdrawnWhy}`
    }</li>`
  }
  const address = html`/p/${encodeURIComponent(snapshot.projectId)}?version=${snapshot.id}`
  return html`<li><a href="${address}">${title}${dot}${periodOf(snapshot.content)}</a>${published}</li>`
}
