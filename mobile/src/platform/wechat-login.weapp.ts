import Taro from '@tarojs/taro'
import { WeChatDeclined, type WeChatLogin } from './wechat-login.types'

export * from './wechat-login.types'

export const weChatLogin: WeChatLogin | null = {
  async code() {
    const { code } = await Taro.login().catch(() => ({ code: '' }))
    if (code === '')
      throw new WeChatDeclined(
        '微信没有给出登录凭证，没有登录。本机内容都在，请再试一次，或用账号和密码登录。',
      )
    return code
  },
}
