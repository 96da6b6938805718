/** Where the server is: set when the mini-program is built (TARO_APP_API). No slash at the end. */
export const apiBase = (): string => process.env.TARO_APP_API.replace(/\/+$/, '')
