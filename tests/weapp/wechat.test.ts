import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inboxJourney } from '../support/journey/inbox-journey'
import { reportFromTheField } from '../support/journey/monitoring-journey'
import { registerPhone, returnReport } from '../support/journey/other-people'
import { pictures } from '../support/journey/pictures'
import { type WeappHand, weappHand } from '../support/journey/weapp-hand'
import { signInByWeChat, unbind } from '../support/journey/wechat-journey'
import { type RealServer, startRealServer } from '../support/real-server'
import { appId, appSecret, type WeChatStandIn, weChatStandIn } from '../support/wechat-stand-in'

jest.setTimeout(240_000)

const holder = { openid: 'openid-zeng', phone: '19900000001' }
const templateId = 'template-returned'
const remark = '执行数与国库支付不符，请核对后再交。'

let weChat: WeChatStandIn
let server: RealServer
let owner: WeappHand
beforeAll(async () => {
  weChat = await weChatStandIn()
  server = await startRealServer({
    WECHAT_APP_ID: appId,
    WECHAT_APP_SECRET: appSecret,
    WECHAT_API: weChat.url,
    WECHAT_TEMPLATES: JSON.stringify({
      returned: { id: templateId, keywords: { thing1: 'project', thing2: 'text', time3: 'at' } },
    }),
    QUIET_HOURS: '00:00-00:00',
  })
  await registerPhone(server.url, holder.phone, ['jingban', 'gongkai'])
  owner = await weappHand(server.url, path.resolve(__dirname, '../output/weapp-wechat'), {
    appId,
    privacy: 'unasked',
  })
})
afterAll(async () => {
  await owner?.picture('last')
  await owner?.close()
  await server?.stop()
  await weChat?.close()
})

it('ID8–ID10, AC12 signs in by WeChat: the agreement refused, then agreed to, bound, one of two accounts chosen', () =>
  signInByWeChat(owner, weChat, holder))

it('NT7 finds its notices, also without network', () => inboxJourney(owner))

it('NT10, NT11 permits a message by the tap that hands in, and gets it when the report comes back', async () => {
  await owner.phone.subscriptions('accept')
  weChat.allow(holder.openid, templateId)
  await owner.tab('待办')
  await reportFromTheField(owner, await pictures())
  await returnReport(server.url, '特困家庭再扶助', remark)
  for (let tries = 0; tries < 200 && weChat.delivered.length === 0; tries += 1) await pause(50)
  const [message] = weChat.delivered
  expect(message).toMatchObject({ touser: holder.openid, template_id: templateId })
  expect(message?.data.thing1?.value).toMatch(/^特困家庭再扶助/)
  await owner.phone.reopen(message?.page ?? '')
  await owner.see(remark)
  await owner.picture('wechat-7-from-the-message')
  await owner.phone.reopen('pages/todo/index')
})

it('ID11 unbinds, and the password is asked for', () => unbind(owner))

it('nothing on the way was refused by WeChat, thrown or left unsimulated', async () => {
  expect(await owner.complaints()).toEqual([])
})
