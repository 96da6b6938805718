/** Who I am (我是谁): roles in words, the tab to begin with, what signing out leaves behind. */
import { type Role, roleTitles } from '@domain/access/roles'
import { TABS, type Tabs } from '@/components/tabs'

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
export function signOutWords(unsent: number): string {
  return unsent === 0
    ? '没有未送达的内容。草稿留在本机，只有您再登录才能打开。'
    : `还有 ${unsent} 件未送达：退出后留在本机，您再登录时继续送。`
}
