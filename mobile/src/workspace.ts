/** The phone, wired: the one place where the sync room's ports meet the platform. */
import { api, authorization, carryToken, createApi } from './api'
import { apiBase } from './platform/api-base'
import { appLife } from './platform/app-life'
import { clock } from './platform/clock'
import { files } from './platform/files'
import { keyValue } from './platform/key-value'
import { location } from './platform/location'
import { network } from './platform/network'
import { random } from './platform/random'
import { requests } from './platform/request'
import type { Ports } from './sync/account-workspace'
import { type Phone, providePhone } from './sync/phone'
import { startPhone } from './sync/start-phone'
import { whenOpened } from './when-opened'

/** A client that calls as one account and never as another. */
const clientFor = (token: () => string | null) =>
  createApi({ base: apiBase, fetch: requests.fetchOverTaro, token })

const common: Omit<Ports, 'transport' | 'session' | 'kinds'> = {
  store: keyValue,
  files,
  clock,
  timers: {
    after(ms, fn) {
      const timer = setTimeout(fn, ms)
      return () => clearTimeout(timer)
    },
  },
  random: { uuid: random.uuid, fraction: Math.random },
  signals: { ...network, ...appLife },
  locator: location,
}

/** Signs in, opens the current account's workspace, changes it with the account. */
export const phone: Phone = startPhone({
  store: keyValue,
  signals: common.signals,
  identity: {
    signIn: (credentials) => api.identity.signIn.mutate(credentials),
    me: (token) => clientFor(() => token).identity.me.query(),
    signOut: (token) => clientFor(() => token).identity.signOut.mutate(),
  },
  open: async (account, session, token) => {
    const { filingKinds, openWorkspace, transportOver } = await whenOpened()
    return openWorkspace(
      {
        ...common,
        kinds: filingKinds,
        session,
        transport: transportOver({
          api: clientFor(token),
          sender: requests,
          base: apiBase,
          headers: () => authorization(token()),
        }),
      },
      account,
    )
  },
})

carryToken(() => {
  const { current } = phone.sessions
  return current && phone.sessions.tokenOf(current.accountId)
})
providePhone(phone)
