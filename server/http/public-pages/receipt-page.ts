/** `/receipt`: a receipt is handed in, and the answer stands above it; works without scripts. */
import type { ReceiptWords } from '@server/application/sync/receipt-words'
import { type Html, html } from './html'
import { page } from './layout'

export interface ReceiptPage {
  readonly pasted: string
  /** What was found; null before anything was handed in. */
  readonly words: ReceiptWords | null
  readonly whole: boolean
}

export function receiptPage({ pasted, words, whole }: ReceiptPage): Html {
  return page({
    title: '回执核验',
    query: '',
    search: 'narrow',
    body: html`<h1 class="group"><span>回执核验</span><span class="sub">不登录，不保存</span></h1>
${words === null ? null : answer(words, whole)}
<form class="check" action="/receipt" method="post" enctype="multipart/form-data"><section class="card" aria-labelledby="file">
<h2 id="file">选择回执文件</h2><p class="sub">手机“待同步”里导出的文件，或单独的回执 JSON。</p>
<label class="paste"><span class="unseen">回执文件</span><input type="file" name="receipt" accept=".json,application/json" required></label>
<p><button class="btn" type="submit">核验文件</button></p></section></form>
<form class="check" action="/receipt" method="post"><section class="card" aria-labelledby="paste">
<h2 id="paste">或者粘贴回执</h2>
<label class="paste"><span class="unseen">回执的 JSON</span><textarea name="receipt" rows="6" spellcheck="false" autocomplete="off" required>${pasted}</textarea></label>
<p><button class="btn" type="submit">核验</button></p></section></form>
<p class="cap note">核验只说回执上已有的内容，不显示填报人、单位和填报内容。公钥在 <a href="/open/v1/receipt-keys">/open/v1/receipt-keys</a>，用它可以不经本服务器核验签名。</p>`,
  })
}

function answer({ verdict, findings, proves, doesNotProve }: ReceiptWords, whole: boolean): Html {
  const told = findings.map(
    ({ what, found, good }) =>
      html`<li class="line"><span>${what}</span><p class="${good ? 'sub' : 'b'}">${good ? '✓' : '✗'} ${found}</p></li>`,
  )
  return html`<section class="card result" role="${whole ? 'status' : 'alert'}"><h2>${whole ? '真实，完好' : '请注意'}</h2><p>${verdict}</p>
${told.length === 0 ? null : html`<ul class="lines">${told}</ul>`}
${proves.length === 0 ? null : html`<details open><summary>它证明什么，不证明什么</summary><ul class="plain">${[...proves, ...doesNotProve].map((sentence) => html`<li>${sentence}</li>`)}</ul></details>`}</section>`
}
