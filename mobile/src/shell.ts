/** What stands around every page: the tabs of whoever has signed in, their badges, and the look chosen before. */
import { askPrivacy } from './components/privacy-question'
import { tabs } from './components/tabs'
import { askAs } from './notices/asking'
import { permissionDesk, unreadDesk } from './notices/desks'
import { type Permissions, permissionsOf } from './notices/permissions'
import { refreshUnread, showUnread } from './notices/unread'
import { restoreLook } from './pages/me/kept-look'
import { appLife } from './platform/app-life'
import { keyValue } from './platform/key-value'
import { network } from './platform/network'
import { watchPrivacy } from './platform/privacy'
import { phone } from './workspace'

/** Follows the phone for as long as the app runs. */
export function startShell(): void {
  void restoreLook(keyValue)
  watchPrivacy(askPrivacy)
  let unwatch = () => {}
  let watched: typeof phone.workspace = null
  let permissions: Permissions | null = null
  const countNotices = () => {
    const account = phone.sessions.current
    if (!account?.signedIn) return
    void refreshUnread(unreadDesk(account.accountId))
    void permissions?.prepare()
  }
  let counted: string | undefined
  const follow = () => {
    const account = phone.sessions.current?.accountId
    if (account !== counted) {
      counted = account
      showUnread(0)
      permissions = account === undefined ? null : permissionsOf(permissionDesk(account))
      askAs(permissions)
      countNotices()
    }
    if (phone.workspace !== watched) {
      unwatch()
      watched = phone.workspace
      unwatch = watched?.subscribe(showBadges) ?? (() => {})
    }
    tabs.set(phone.sessions.roles)
    showBadges()
  }
  appLife.onShow(countNotices)
  network.onNetworkChange((online) => {
    if (online) countNotices()
  })
  phone.subscribe(follow)
  phone.sessions.subscribe(follow)
  follow()
}

/** What waits for the person: reports to fill, entries not delivered. The queue's number is the server's. */
function showBadges(): void {
  const filings = phone.workspace?.filings() ?? []
  const entries = phone.workspace?.entries() ?? []
  const todo = filings.filter((filing) => filing.may.report).length
  const outbox = entries.filter((entry) => entry.state !== 'delivered').length
  const { badges } = tabs.get()
  if (badges.todo !== todo || badges.outbox !== outbox) tabs.set({ badges: { ...badges, todo, outbox } })
}
