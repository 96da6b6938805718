/** The frame of every public page: head, bar with the search, body. No scripts, one inlined stylesheet. */
import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { type Html, html, ownText } from './html'
import { stylesheet } from './stylesheet'

export interface Page {
  readonly title: string
  /** What the search box holds. */
  readonly query: string
  /** On phones the search takes its own line, or leaves the room to the page. */
  readonly search: 'wide' | 'narrow'
  readonly body: Html
}

const magnifier = ownText(
  '<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" aria-hidden="true"><circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5l5 5"/></svg>',
)

export function page({ title, query, search, body }: Page): Html {
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><meta name="color-scheme" content="light dark"><title>${title}，绩效直报</title><style>${ownText(stylesheet)}</style></head>
<body><a class="skip" href="#content">跳到正文</a>
<header class="bar"><a class="brand" href="/p">绩效直报</a><a class="sub where" href="/p">公开结果</a>
<form class="search search--${search}" role="search" action="/p" method="get"><label for="q">${magnifier}<span class="unseen">搜项目、单位、地方</span></label>
<input id="q" name="q" type="search" maxlength="60" value="${query}" placeholder="搜项目、单位、地方" autocomplete="off" enterkeyhint="search"><button type="submit">搜索</button></form>
<a class="signin" href="/">单位登录</a></header>
<main id="content">${body}</main></body></html>`
}

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(stylesheet).digest('base64')}'`,
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The headers of a page: no script may run, whatever a name holds. */
export function asPage(reply: FastifyReply): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('content-security-policy', policy)
}

export function sendPage(reply: FastifyReply, content: Html): FastifyReply {
  return asPage(reply).send(content.text)
}
