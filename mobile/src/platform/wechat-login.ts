import type { WeChatLogin } from './wechat-login.types'

export * from './wechat-login.types'

/** A browser cannot sign in by WeChat. */
export const weChatLogin: WeChatLogin | null = null
