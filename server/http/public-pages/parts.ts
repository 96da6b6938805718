/** The few shapes that the public pages are made of. */
import { wanText } from '@domain/decimals/money'
import type { SnapshotContent } from '@domain/disclosure/snapshot'
import type { Light } from '@domain/filings/form'
import { percentOf } from '@domain/monitoring/due-share'
import { type Html, html } from './html'
import { lightWords } from './wording'

/** 灯: shape, word, and colour third; so it is read without colour. */
export function light(kind: Light, soft = false): Html {
  return html`<span class="light light--${kind}${soft ? ' light--soft' : ''}"><span class="light__s"></span>${lightWords[kind]}</span>`
}

/** A dot between two facts; its width does not hang on the font. */
export const dot = html`<span class="sep" role="presentation"></span>`

/** 进度尺: the fill is what is done, the tick is where the year stands. Drawn, because style attributes are barred. */
function measure(word: string, percent: string, timeShare: string | null): Html {
  const label = `${word} ${percent}%${timeShare === null ? '' : `，时间进度 ${timeShare}%`}`
  const tick =
    timeShare === null
      ? null
      : html`<svg x="${timeShare}%" overflow="visible"><rect class="measure__tick" x="-1" width="2" height="16"/></svg>`
  return html`<svg class="measure" role="img" aria-label="${label}" width="100%" height="16">
<rect class="measure__track" y="5" width="100%" height="6" rx="3"/>
<rect class="measure__fill" y="5" width="${within(percent)}%" height="6" rx="3"/>${tick}</svg>`
}

function within(percent: string): number {
  return Math.min(100, Math.max(0, Number(percent)))
}

/** 钱花到哪里了. */
export function money(content: SnapshotContent, timeShare: string | null): Html {
  const { budgetWan: budget, result } = content
  const spent = result?.spentWan ?? null
  const percent = spent === null || budget === null ? null : percentOf(spent, budget)
  const figures = html`<p class="between num"><span>${
    spent === null
      ? html`<span class="sub">还没有公布花费</span>`
      : html`<b class="fig">${wanText(spent)}</b> <span class="sub">已花</span>`
  }</span><span class="sub">全年可用 <span class="ink">${budget === null ? '没有公开' : wanText(budget)}</span></span></p>`
  const scale =
    percent === null
      ? null
      : html`${measure('已花', percent, timeShare)}
<p class="between cap num"><span>花了 ${percent}%</span>${
          timeShare === null ? null : html`<span>竖线：一年过了 ${timeShare}%</span>`
        }</p>`
  return html`<section class="card" aria-labelledby="money">
<div class="between"><h2 id="money">${spent === null ? '有多少钱' : '钱花到哪里了'}</h2><span class="cap">万元</span></div>
${figures}${scale}</section>`
}
