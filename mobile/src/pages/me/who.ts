/** Who I am (我是谁): roles in words, the tab to begin with, what signing out leaves behind. */
import { type Role, roleTitles } from '@domain/access/roles'
import { TABS, type Tabs } from '@/components/tabs'
import type { LeftBehind } from '@/sync/left-behind'

/** '单位经办、单位负责人', each once. */
export function rolesInWords(assignments: readonly { readonly role: Role }[]): string {
  const titles = [...new Set(assignments.map(({ role }) => roleTitles[role]))]
  return titles.length === 0 ? '还没有分配岗位' : titles.join('、')
}

/** Where a person with these roles begins. */
export function firstTab(roles: Pick<Tabs, 'owner' | 'reviewer'>): string {
  const everything: Tabs = { ...roles, badges: {}, current: 'me' }
  return TABS.find((tab) => tab.for(everything))?.url ?? '/pages/public/index'
}

/** Said under 退出登录 and asked again before it is done. */
export function signOutWords(unsent: number, drafts = 0): string {
  const also = drafts > 0 ? `另有 ${drafts} 份草稿，` : ''
  return unsent === 0
    ? `没有未送达的内容。${also === '' ? '草稿' : also}留在本机，只有您再登录才能打开。`
    : `还有 ${unsent} 件未送达：退出后留在本机，您再登录时继续送。`
}

/** What of an account lies on this phone while it is signed out. */
export function leftWords({ unsent, drafts }: LeftBehind): string {
  const parts = [...(unsent > 0 ? [`${unsent} 件未送达`] : []), ...(drafts > 0 ? [`${drafts} 份草稿`] : [])]
  return parts.length === 0 ? '没有未送达的内容' : `${parts.join('、')}在本机，登录后接着用`
}
