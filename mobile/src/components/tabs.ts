/** Which tabs this person sees, the badge on each, and which one is open. */
import { createStore } from './store'

export type TabName = 'todo' | 'queue' | 'outbox' | 'public' | 'me'

export interface Tabs {
  owner: boolean
  reviewer: boolean
  badges: Partial<Record<TabName, number>>
  current: TabName
}

/** Signed out until someone says otherwise: `tabs.set({ owner: true, badges: { outbox: 4 } })`. */
export const tabs = createStore<Tabs>({ owner: false, reviewer: false, badges: {}, current: 'public' })

export interface Tab {
  name: TabName
  word: string
  url: string
  for: (tabs: Tabs) => boolean
}

const anyone = () => true

export const TABS: readonly Tab[] = [
  { name: 'todo', word: '待办', url: '/pages/todo/index', for: (it) => it.owner },
  { name: 'queue', word: '待审', url: '/pages/queue/index', for: (it) => it.reviewer },
  { name: 'outbox', word: '待同步', url: '/pages/outbox/index', for: (it) => it.owner },
  { name: 'public', word: '公开', url: '/pages/public/index', for: anyone },
  { name: 'me', word: '我的', url: '/pages/me/index', for: anyone },
]
