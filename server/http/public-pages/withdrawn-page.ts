/** DS6: a project whose snapshots are all withdrawn: that it was, when and why, and nothing of what they said. */
import type { SnapshotRecord } from '@server/application/ports/records'
import { type Html, html } from './html'
import { page } from './layout'
import { dayOf, type TitleOf } from './wording'

export function withdrawnPage(snapshots: readonly SnapshotRecord[], titleOf: TitleOf): Html {
  return page({
    title: '已撤下',
    query: '',
    search: 'narrow',
    body: html`<div class="message card"><h1>这个项目的公开内容已撤下</h1>
<ul class="plain">${snapshots.map(
      (snapshot) =>
        html`<li><p>${titleOf(snapshot.kind)}，${dayOf(snapshot.publishedAt)}公开，${
          snapshot.withdrawnAt === null ? null : dayOf(snapshot.withdrawnAt)
        }撤下。</p><p class="sub">原因：${snapshot.withdrawnWhy ?? '没有写明'}</p></li>`,
    )}</ul><p><a class="btn" href="/p">看其他公开项目</a></p></div>`,
  })
}
