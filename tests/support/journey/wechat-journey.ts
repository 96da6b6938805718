/** Signing in by WeChat for the first time, with everything that a person may refuse on the way. */
import type { WeChatStandIn } from '../wechat-stand-in'
import type { WeappHand } from './weapp-hand'

export interface Holder {
  readonly openid: string
  readonly phone: string
}

/** Refuses the privacy agreement, then agrees; declines the number, then gives it; chooses one of two accounts. */
export async function signInByWeChat(hand: WeappHand, weChat: WeChatStandIn, holder: Holder): Promise<void> {
  await hand.tab('我的')
  await hand.see('第一次要用登记过的手机号绑定')
  await hand.picture('wechat-1-ways')
  await hand.phone.codes.login(weChat.loginCode(holder.openid))
  await hand.tap(/^微信登录$/)
  await hand.see('绑定手机号')
  await hand.tap(/^用手机号绑定$/)
  await hand.see('要核对您登记的手机号')
  await hand.picture('wechat-2-privacy')
  await hand.tap(/^不同意$/)
  await hand.see('您没有同意隐私保护指引')
  await hand.picture('wechat-3-refused')
  await hand.tap(/^用手机号绑定$/)
  await hand.tap(/^同意$/)
  await hand.see('没有给手机号，没有绑定')
  await hand.phone.codes.phone(weChat.phoneCode(holder.phone))
  await hand.tap(/^用手机号绑定$/)
  await hand.see('选择账号')
  await hand.picture('wechat-4-choose')
  await hand.tap(/单位经办/)
  await hand.see('特困家庭再扶助')
}

/** Ends the binding on 我的. */
export async function unbind(hand: WeappHand): Promise<void> {
  await hand.tab('我的')
  await hand.see('已绑定')
  await hand.picture('wechat-8-bound')
  await hand.tap(/点这里解除绑定/)
  await hand.answer('解除绑定')
  await hand.see('请重新登录')
  await hand.picture('wechat-9-unbound')
}
