/** Where the access token is kept between calls. */
export interface TokenShelf {
  /**
   * A token that is good as far as known and is not `ended`, the one that WeChat has just refused. `fetchToken` is
   * called by one caller at a time.
   */
  token(
    appId: string,
    ended: string | null,
    fetchToken: () => Promise<{ readonly token: string; readonly seconds: number }>,
  ): Promise<string>
}

/** Asks WeChat every time: its stable token is a cache of its own. */
export const withoutShelf: TokenShelf = {
  token: async (_, __, fetchToken) => (await fetchToken()).token,
}
