/** The one stylesheet of the public pages; colours, sizes and space are the app's own tokens. */
import { checkStyle } from './check-style'
import { tokens } from './tokens'

const frame = `
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:400 16px/24px var(--font);-webkit-text-size-adjust:100%}
h1,h2,h3,p,ul,dl,dd,figure{margin:0;padding:0;font:inherit}ul{list-style:none}
a{color:var(--accent);text-decoration:none}a:hover,p a:not(.btn),.plain a{text-decoration:underline}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.num{font-variant-numeric:tabular-nums}.b{font-weight:600}.ink{color:var(--ink)}
.cap{font-size:13px;line-height:18px;color:var(--ink-3)}.sub{font-size:14px;line-height:20px;color:var(--ink-2)}
.unseen,.skip:not(:focus){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip:focus{position:absolute;left:8px;top:8px;padding:10px 16px;background:var(--surface);z-index:1}
.sep{display:inline-block;width:3px;height:3px;border-radius:50%;background:currentColor;margin:0 6px 4px;opacity:.7}
.between{display:flex;justify-content:space-between;align-items:baseline}
.between>*{flex:1;min-width:0}.between>*+*{flex:none;margin-left:12px;max-width:70%}
.between>h2{flex:none}.between>h2+*{flex:1;text-align:right;max-width:none}.between>h2+.tag{flex:none;margin-left:auto}.between.top>h2{flex:1}.between.top>h2+*{flex:none}
.between.top{align-items:flex-start}.plain li{padding:4px 0}
.bar{display:flex;flex-wrap:wrap;align-items:center;padding:0 16px;background:var(--surface);border-bottom:1px solid var(--line)}
.brand{color:var(--ink);font-weight:600;font-size:17px;line-height:48px}
.where{margin-left:16px}.signin{margin-left:auto;font-size:14px;line-height:48px;order:1}
.search{display:flex;align-items:center;flex:1 0 100%;order:2;height:44px;margin:0 -4px 10px;border:1px solid var(--edge);border-radius:8px;background:var(--surface);overflow:hidden}
.search:focus-within{outline:2px solid var(--accent);outline-offset:-1px}
.search label{display:flex;padding:0 8px 0 12px;color:var(--ink-3)}
.search input{flex:1;min-width:0;height:42px;padding:0;border:0;outline:0;background:none;color:inherit;font:inherit;-webkit-appearance:none;appearance:none}
.search input::placeholder{color:var(--ink-3);opacity:1}
.search button{height:42px;padding:0 16px;border:0;background:none;color:var(--accent);font:inherit;font-weight:600}
.search button:focus-visible{outline-offset:-4px}
`

const shapes = `
.card{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:14px}
.card h2{font-size:17px;font-weight:600}.card>*+p{margin-top:8px}
.group{display:flex;justify-content:space-between;align-items:baseline;padding:14px 16px 8px;font-size:17px;font-weight:600;overflow-wrap:anywhere}
.group .sub{flex:none;margin-left:12px;font-weight:400}
.light{display:inline-flex;align-items:center;flex:none;font-size:14px;line-height:24px;font-weight:600;white-space:nowrap}
.light__s{flex:none;width:11px;height:11px;margin-right:5px}
.light--green{color:var(--green)}.light--green .light__s{border-radius:50%;background:var(--green-fill)}
.light--yellow{color:var(--yellow)}.light--yellow .light__s{width:0;height:0;border:6.5px solid transparent;border-top:0;border-bottom:11px solid var(--yellow-fill)}
.light--red{color:var(--red)}.light--red .light__s{border-radius:1px;background:var(--red-fill)}
.light--gray{color:var(--gray)}.light--gray .light__s{border-radius:50%;border:2px solid var(--gray-fill)}
.light--soft{padding:0 8px;border-radius:4px}
.light--soft.light--green{background:var(--green-soft)}.light--soft.light--yellow{background:var(--yellow-soft)}
.light--soft.light--red{background:var(--red-soft)}.light--soft.light--gray{background:var(--gray-soft)}
.tag{padding:2px 8px;border-radius:4px;background:var(--gray-soft);color:var(--ink-2);font-size:13px;line-height:18px;white-space:nowrap}
.tag--yellow{background:var(--yellow-soft);color:var(--yellow)}
.btn{display:inline-block;padding:9px 16px;border:1px solid var(--edge);border-radius:8px;color:var(--ink);font-weight:600;background:var(--surface)}
.measure{display:block;margin:6px 0 2px}.measure__track{fill:var(--track)}.measure__fill{fill:var(--accent-fill)}.measure__tick{fill:var(--tick)}
.fig{font-size:20px;line-height:28px;font-weight:600}
.cards{padding:0 12px;display:grid;gap:8px}
.cards h2{overflow-wrap:anywhere}.cards h2 a{color:inherit}
.facts{margin-top:12px;padding-top:8px;border-top:1px solid var(--line)}
.facts div{display:flex;align-items:baseline;padding:1px 0}.facts dt{flex:none;width:44px;font-size:14px;color:var(--ink-2)}
.facts dd{flex:1;min-width:0;overflow-wrap:anywhere}
.more,.note,.empty{padding:12px 16px 24px;text-align:center}.empty{padding-top:56px}
.message{margin:24px 12px;padding:24px 20px;text-align:left}.message h1{font-size:20px;line-height:28px;font-weight:600}
`

const project = `
.crumbs{display:none}.panes,.pane{display:flex;flex-direction:column}.pane{display:contents}
.panes .card{border-radius:0;border-left:0;border-right:0;padding:14px 16px;margin-bottom:8px}
.head{order:-2}.first{order:-1}
.title{display:flex;justify-content:space-between;align-items:flex-start}.title h1{flex:1;min-width:0;margin-right:12px;font-size:20px;line-height:28px;font-weight:600;overflow-wrap:anywhere}
.head .sub{margin-top:4px}.goal{margin-top:12px;overflow-wrap:anywhere}
.columns{display:none}
.items{margin-top:8px}.items>li{display:grid;grid-template-columns:minmax(0,1fr) auto;column-gap:12px;padding:12px 0;border-top:1px solid var(--line);overflow-wrap:anywhere}.items>li:last-child{padding-bottom:0}
.pair,.why{grid-column:1/-1;margin-top:4px}.state{grid-column:2;grid-row:1}
.pair{display:flex;flex-wrap:wrap;font-size:14px;line-height:20px;color:var(--ink-2)}
.pair div{display:flex;margin-right:16px}.pair dt{flex:none;margin-right:6px}.pair dd{color:var(--ink)}
.photos{display:flex;flex-wrap:wrap;margin:12px -4px 0}.photos li{width:33.33%;max-width:120px;padding:0 4px 8px}
.photos figcaption{margin-top:4px}.photos img{display:block;width:100%;height:84px;object-fit:cover;border-radius:6px;background:var(--track)}
.remedies li{margin-top:8px;padding-top:8px;border-top:1px solid var(--line);overflow-wrap:anywhere}
.demo{padding:8px 10px;border-radius:4px;background:var(--yellow-soft);color:var(--ink);overflow-wrap:anywhere}
.hash{overflow-wrap:anywhere}details{margin:8px 0 12px}summary{cursor:pointer;line-height:24px}
.others{margin-top:12px;font-weight:600;font-size:14px}.panes .note{text-align:left;padding-top:4px}
`

const wide = `
@media(max-width:1023px){.search--narrow{display:none}}
@media(min-width:1024px){
.bar{flex-wrap:nowrap;height:56px;padding:0 24px}.where{margin-left:24px}
.search,.search--narrow{flex:0 0 320px;order:0;height:36px;margin:0 20px 0 auto}.signin{margin-left:0}.search input,.search button{height:34px;font-size:14px}
main{width:calc(100% - 48px);max-width:1120px;margin:0 auto;padding:16px 0 32px}
.group{padding:4px 0 12px;font-size:20px}.cards{grid-template-columns:1fr 1fr;gap:12px;padding:0}.cards .card{padding:16px 20px}
.crumbs{display:block;margin-bottom:6px}.panes{flex-direction:row;align-items:flex-start}
.pane{display:block;min-width:0}.pane--main{flex:1}.pane--side{flex:none;width:352px;margin-left:24px}
.panes .card{border:1px solid var(--line);border-radius:8px;padding:16px;margin-bottom:12px}.pane--main .card{padding:16px 20px}
.panes .head{border:0;background:none;padding:0 0 4px}.title{justify-content:flex-start;align-items:center}
.title h1{flex:none;max-width:85%;font-size:26px;line-height:34px}.goal{max-width:660px;font-size:17px;line-height:28px}
.items,.columns{font-size:15px}.items{margin-top:0}
.columns,.items>li{display:grid;grid-template-columns:minmax(0,1fr) 152px 112px 76px;align-items:center;column-gap:12px}
.columns{min-height:34px;font-size:13px}.columns--goal,.items--goal>li{grid-template-columns:minmax(0,1fr) 264px}
.columns span:nth-child(2),.columns span:nth-child(3){text-align:right}
.items>li{min-height:44px;padding:6px 0}.items>li:last-child{padding-bottom:6px}
.pair,.pair div{display:contents}.pair dt{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.pair dd,.state{grid-row:1/span 2}.pair dd{grid-column:2;text-align:right}.pair div+div dd{grid-column:3}
.name,.why{grid-column:1;margin:0}.bare .name{grid-row:1/span 2}.items .state{grid-column:4}
}
@media print{.bar,.btn,details{display:none}body{background:none}}
`

export const stylesheet = [tokens, frame, shapes, project, checkStyle, wide].join('').replace(/\n/g, '')
