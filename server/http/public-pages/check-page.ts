/** `/check`: anyone checks a self-evaluation form; works without scripts, nothing is stored. */
import { type CheckInput, fundCells, rowCells } from './check-input'
import { type Html, html } from './html'
import { page } from './layout'

export interface CheckPage {
  readonly input: CheckInput
  /** What was found; null before anything was handed in. */
  readonly result: Html | null
}

export function checkPage({ input, result }: CheckPage): Html {
  return page({
    title: '自评表体检',
    query: '',
    search: 'narrow',
    body: html`<h1 class="group"><span>自评表体检</span><span class="sub">不登录，不保存</span></h1>
${result}
<form class="check" action="/check" method="post">
<section class="card" aria-labelledby="funds"><div class="between"><h2 id="funds">资金和总分</h2><span class="cap">执行率按全年预算数算</span></div>
<div class="cells">${field('year', '年度', input.year, 'numeric')}
<label>金额单位<select name="unit"><option${input.unit === '万元' ? selected : ''}>万元</option><option${input.unit === '元' ? selected : ''}>元</option></select></label>
${fundCells.map(([name, title]) => field(name, title, input.funds[name] ?? '', 'decimal'))}
${field('total', '表上的总分', input.total, 'decimal')}${field('grade', '表上的等级', input.grade)}</div></section>
<section class="card" aria-labelledby="rows"><div class="between"><h2 id="rows">指标</h2><span class="cap">空行不算</span></div>
${input.rows.map((cells, row) => rowFields(cells, row))}
<p><button class="btn" type="submit" name="more" value="1">再加 3 行</button></p>
<label class="paste">或者从 Excel 复制指标行，粘贴在这里<span class="cap">各列依次是：一级、二级、三级指标、计算符号、指标值、实际完成值、计量单位、分值、得分、偏差原因</span>
<textarea name="rows" rows="3" wrap="off" autocomplete="off"></textarea></label></section>
<p class="act"><button class="btn btn--main" type="submit">体检</button></p></form>
<form class="check" action="/check/file" method="post" enctype="multipart/form-data"><section class="card" aria-labelledby="file">
<h2 id="file">选一个文件</h2><p class="sub">导出的自评表（.xlsx），或自评表的 JSON，不超过 5 MB。</p>
<label class="paste"><span class="unseen">自评表文件</span><input type="file" name="file" accept=".xlsx,.json"></label>
<p><button class="btn" type="submit">体检这个文件</button></p></section></form>
<form class="check" action="/check" method="post"><section class="card" aria-labelledby="json">
<h2 id="json">有很多张表</h2><p class="sub">粘贴 JSON：一个列表，或含有 items、partialScoredRows 的对象，一次最多看 20 张。</p>
<label class="paste"><span class="unseen">自评表的 JSON</span><textarea name="json" rows="6" spellcheck="false" autocomplete="off">${input.json}</textarea></label>
<p><button class="btn" type="submit">体检这些表</button></p></section></form>
<p class="cap note">体检按规则集计算，只作提示，不代替审核。您填写的内容只用来算这一次，不保存。</p>`,
  })
}

const selected = html` selected`

function field(
  name: string,
  title: string,
  value: string,
  mode: 'text' | 'decimal' | 'numeric' = 'text',
): Html {
  return html`<label>${title}<input name="${name}" value="${value}" inputmode="${mode}" maxlength="1000" autocomplete="off"></label>`
}

function rowFields(cells: Readonly<Record<string, string>>, row: number): Html {
  const inputs = rowCells.map(([name, title]) => field(`r${row}_${name}`, title, cells[name] ?? ''))
  return html`<fieldset><legend>第 ${row + 1} 项</legend><div class="cells">${inputs}</div></fieldset>`
}
