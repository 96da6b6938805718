/** The part of the stylesheet that `/check` adds. */

export const checkStyle = `
.check .card,.result{margin:0 12px 8px;padding:14px}
.cells{display:grid;grid-template-columns:1fr 1fr;gap:8px 12px;margin-top:8px}
.check label{display:block;min-width:0;font-size:14px;line-height:20px;color:var(--ink-2)}
.check input,.check select,.check textarea{display:block;width:100%;min-height:44px;margin-top:2px;padding:8px 10px;border:1px solid var(--edge);border-radius:8px;background:var(--surface);color:var(--ink);font:inherit;font-size:16px;line-height:24px}
.check fieldset{margin:12px 0 0;padding:12px 0 0;border:0;border-top:1px solid var(--line);min-width:0}.check legend{float:left;padding:0;font-weight:600;font-size:14px}.check fieldset .cells{clear:both}
.check label.paste{margin-top:12px}.paste .cap{display:block}.check section>p{margin-top:12px}
.check .btn{font-size:16px;line-height:24px}.btn--main{width:100%;background:var(--accent-fill);border-color:var(--accent-fill);color:#fff}.act{padding:4px 12px 20px}
.result{overflow-wrap:anywhere}.ok{color:var(--green)}.tag--red{background:var(--red-soft);color:var(--red)}
.scores{display:flex;margin-top:8px}.scores div{flex:1}.scores dt{font-size:13px;color:var(--ink-3)}.scores dd{font-size:20px;line-height:28px;font-weight:600}
.lines{margin:0;padding:0;list-style:none}.line{margin-top:12px;padding-top:12px;border-top:1px solid var(--line)}
.given{display:flex;flex-wrap:wrap;margin-top:4px;font-size:14px;line-height:20px}.given div{display:flex;margin-right:16px}.given dt{margin-right:6px;color:var(--ink-3)}
.line details{margin:4px 0 0}.found{margin-top:4px}.found li{padding:4px 0;font-size:14px;line-height:22px}
@media(min-width:1024px){.check .card,.result{margin:0 0 12px;padding:16px 20px}.cells{grid-template-columns:repeat(5,minmax(0,1fr))}.act{padding:4px 0 20px}.btn--main{width:auto;min-width:200px}.note{padding-left:0;padding-right:0}}
`
