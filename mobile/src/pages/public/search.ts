/** Searching what is published (公开查询), without signing in. */
import type { AppRouter } from '@server/api/app-router'
import type { inferRouterOutputs } from '@trpc/server'
import { type Failure, type PagedList, pagedList } from '@/lists/paged-list'

export type FoundPage = inferRouterOutputs<AppRouter>['disclosure']['search']
export type Snapshot = FoundPage['items'][number]

export interface SearchDesk {
  search(question: { readonly text: string; readonly before: string | null }): Promise<FoundPage>
  explain(error: unknown): Failure
  nowMs(): number
}

export type PublicSearch = PagedList<string, FoundPage>

export function publicSearch(desk: SearchDesk): PublicSearch {
  return pagedList<string, FoundPage, string>(
    {
      load: (text, before) => desk.search({ text: text.trim(), before }),
      next: (page) => page.next,
      join: (shown, more) => ({
        next: more.next,
        items: [
          ...shown.items,
          ...more.items.filter((item) => !shown.items.some((other) => other.id === item.id)),
        ],
      }),
      explain: desk.explain,
      nowMs: desk.nowMs,
    },
    '',
  )
}

/** What to say when nothing was found: the query as it was typed, and what to try. */
export function nothingFound(text: string): { readonly title: string; readonly text: string } {
  const query = text.trim()
  if (query === '') {
    return { title: '还没有公开的项目', text: '绩效目标批复或监控审核办结后，结果会自动出现在这里。' }
  }
  const words = query.split(/\s+/)
  return {
    title: `没有找到“${query}”`,
    text:
      words.length > 1
        ? `这些词要同时出现才算找到。去掉一个词再试，例如只搜“${words[0]}”。`
        : '换一个短一点的词再试，例如只写单位或项目名称里的两个字。',
  }
}
