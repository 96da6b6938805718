/**
 * The page stack and the tab pages kept beside it, with WeChat's order of lifecycles:
 *
 *   navigateTo    A.onHide · B.onLoad B.onShow B.onReady
 *   navigateBack  B.onUnload · A.onShow
 *   switchTab     others onUnload, a tab page left onHide · the tab page's onLoad the first time, onShow each time
 */
import { Refusal } from '../wx/refusal'
import type { Logic } from './logic'
import { Page } from './page'

const MOST_PAGES = 10

export interface Target {
  path: string
  query: Record<string, string>
}

export class Stack {
  pages: Page[] = []
  private readonly tabs = new Map<string, Page>()
  /** Navigations run one after the other, as taps come faster than pages open. */
  private queue: Promise<unknown> = Promise.resolve()

  constructor(private readonly logic: Logic) {}

  get top(): Page | undefined {
    return this.pages.at(-1)
  }

  get alive(): Page[] {
    return [...new Set([...this.pages, ...this.tabs.values()])]
  }

  page(id: number): Page | undefined {
    return this.alive.find((page) => page.id === id)
  }

  idle(): Promise<unknown> {
    return this.queue
  }

  navigateTo = (url: string): Promise<Page> =>
    this.enqueue(async () => {
      const target = this.target(url)
      if (this.isTab(target)) throw new Refusal('can not navigateTo a tabbar page')
      if (this.pages.length >= MOST_PAGES) throw new Refusal('webview count limit exceed')
      this.top?.hide()
      return this.open(target)
    })

  redirectTo = (url: string): Promise<Page> =>
    this.enqueue(async () => {
      const target = this.target(url)
      if (this.isTab(target)) throw new Refusal('can not redirectTo a tabbar page')
      this.drop(this.pages.pop())
      return this.open(target)
    })

  reLaunch = (url: string): Promise<Page> =>
    this.enqueue(async () => {
      const target = this.target(url)
      for (const page of this.alive.reverse()) this.drop(page)
      this.pages = []
      return this.open(target)
    })

  switchTab = (url: string): Promise<Page> =>
    this.enqueue(async () => {
      const target = this.target(url)
      if (!this.isTab(target)) throw new Refusal('can not switch to no-tabBar page')
      const kept = this.tabs.get(target.path)
      if (kept && kept === this.top) return kept
      const wasOnTop = this.top
      for (const page of this.pages.reverse()) {
        if (!page.isTab) this.drop(page)
        else if (page === wasOnTop) page.hide()
      }
      this.pages = []
      if (!kept) return this.open({ path: target.path, query: {} })
      this.pages = [kept]
      this.reveal(kept)
      return kept
    })

  navigateBack = (delta: number): Promise<void> =>
    this.enqueue(async () => {
      if (this.pages.length < 2) throw new Refusal('cannot navigate back at first page.')
      for (let left = Math.min(Math.max(1, delta), this.pages.length - 1); left > 0; left--)
        this.drop(this.pages.pop())
      if (this.top) this.reveal(this.top)
    })

  /** Says to the test which pages stand, and whether the top one is on screen. */
  tell(): void {
    const top = this.top
    this.logic.report({
      kind: 'stack',
      paths: this.pages.map((page) => page.path),
      page: top?.id ?? 0,
      ready: top?.ready ?? false,
    })
  }

  private async open({ path, query }: Target): Promise<Page> {
    const isTab = this.logic.program.tabs.includes(path)
    const page = new Page(this.logic, path, query, isTab)
    if (isTab) this.tabs.set(path, page)
    this.pages.push(page)
    this.tell()
    await page.open(this.pages.length > 1)
    this.tell()
    return page
  }

  private reveal(page: Page): void {
    this.logic.send({ to: 'view', do: 'show', page: page.id })
    page.show()
    this.tell()
  }

  private drop(page: Page | undefined): void {
    if (!page) return
    this.tabs.delete(page.path)
    page.close()
  }

  private isTab(target: Target): boolean {
    return this.logic.program.tabs.includes(target.path)
  }

  private target(url: string): Target {
    const target = parseUrl(url, this.top?.path ?? '')
    if (!this.logic.program.pages.includes(target.path))
      throw new Refusal(`page "${target.path}" is not found`)
    return target
  }

  private enqueue<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work)
    this.queue = done.catch(() => undefined)
    return done
  }
}

/** Splits a page url, relative to the page it is called from; query values stay encoded, as in WeChat. */
export function parseUrl(url: string, from: string): Target {
  const [path = '', text = ''] = url.split('?')
  const absolute = path.startsWith('/') ? path : `/${from.replace(/[^/]*$/, '')}${path}`
  const parts: string[] = []
  for (const part of absolute.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  const query: Record<string, string> = {}
  for (const pair of text.split('&').filter(Boolean)) {
    const [key = '', ...value] = pair.split('=')
    query[key] = value.join('=')
  }
  return { path: parts.join('/').replace(/\.html$/, ''), query }
}
