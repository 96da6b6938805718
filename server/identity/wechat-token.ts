import type { TokenShelf } from '@server/application/ports/wechat'

/** Asks WeChat every time: its stable token is a cache of its own. */
export const withoutShelf: TokenShelf = {
  token: async (_, __, fetchToken) => (await fetchToken()).token,
}
