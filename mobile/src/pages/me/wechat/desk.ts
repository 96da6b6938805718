/** Signing in by WeChat, wired to WeChat and the server. */
import { api } from '@/api'
import { WeChatDeclined, type WeChatLogin } from '@/platform/wechat-login'
import { deviceName } from '../device'
import { signInSentence } from '../sign-in-words'
import type { WeChatDesk } from './steps'

export function weChatDesk(login: WeChatLogin, enter: WeChatDesk['enter']): WeChatDesk {
  const device = deviceName()
  return {
    code: () => login.code(),
    signIn: (code) => api.identity.signInByWeChat.mutate({ code, device }),
    bind: (ticket, phoneCode) => api.identity.bindByPhone.mutate({ ticket, phoneCode, device }),
    choose: (ticket, accountId) => api.identity.chooseAccount.mutate({ ticket, accountId, device }),
    enter,
    explain: (error) =>
      error instanceof WeChatDeclined ? { sentence: error.message, code: null } : signInSentence(error),
  }
}
