/** Position, permissions, identity and subscriptions: what WeChat guards by declaration, consent or an app id. */
import type { Logic } from '../logic/logic'
import type { Loose } from '../logic/sandbox'
import type { Fix } from '../protocol'
import { type Apis, textOf } from './apis'
import { Refusal } from './refusal'

const LOCATION = 'scope.userLocation'
const TAP_LASTS = 2000

export function addPermissions(apis: Apis, logic: Logic): void {
  const { device, setup } = logic
  const decide = (scope: string): boolean => {
    const decided = device.granted[scope] ?? !(scope === LOCATION && device.location === 'denied')
    device.granted[scope] = decided
    return decided
  }
  for (const name of ['getLocation', 'getFuzzyLocation'])
    apis.later(name, async (options) => {
      mustDeclare(name, logic)
      await logic.privacy.allow(name)
      if (device.location === 'denied' || !decide(LOCATION)) throw new Refusal('auth deny', { errno: 103 })
      if (device.location === 'none') throw new Refusal('ERROR_NOCELL&WIFI_LOCATIONSWITCHOFF', { errCode: 2 })
      return fixOf(device.location, options)
    })
  apis.later('chooseLocation', async (options) => {
    mustDeclare('chooseLocation', logic)
    await logic.privacy.allow('chooseLocation')
    if (typeof device.location === 'string') throw new Refusal('cancel')
    return { ...fixOf(device.location, options), name: '选定的地点', address: '模拟地址' }
  })
  apis.later('authorize', (options) => {
    if (!decide(textOf(options, 'scope'))) throw new Refusal('auth deny', { errno: 103 })
  })
  apis.later('getSetting', () => ({ authSetting: { ...device.granted } }))
  apis.later('openSetting', () => ({ authSetting: { ...device.granted } }))
  apis.later('login', () => {
    if (!setup.appId) throw new Refusal('no app id')
    return { code: device.loginCodes.shift() ?? `code-of-${setup.appId}` }
  })
  apis.later('checkSession', () => {
    if (!setup.appId) throw new Refusal('session time out')
  })
  apis.later('requestSubscribeMessage', (options) => {
    if (!setup.appId) throw new Refusal('no app id', { errCode: 20004 })
    if (Date.now() - logic.tappedAt > TAP_LASTS)
      throw new Refusal('can only be invoked by user TAP gesture.', { errCode: 10001 })
    const templates = Array.isArray(options.tmplIds) ? options.tmplIds.map(String) : []
    if (templates.length === 0) throw new Refusal('TmplIds can not be empty', { errCode: 10003 })
    if (templates.length > 3) throw new Refusal('TmplIds size limit', { errCode: 10003 })
    return Object.fromEntries(templates.map((id) => [id, device.subscriptionAnswer]))
  })
}

/** Undeclared, the call fails on every phone: besides failing, it is an error of the app. */
function mustDeclare(name: string, logic: Logic): void {
  const { requiredPrivateInfos = [], permission = {} } = logic.program.app
  const refuse = (reason: string): never => {
    logic.fault(new Error(`${name}:fail ${reason}`))
    throw new Refusal(reason)
  }
  if (!requiredPrivateInfos.includes(name))
    refuse('the api need to be declared in the requiredPrivateInfos field in app.json/ext.json')
  if (!permission[LOCATION]?.desc) refuse('require permission desc')
}

function fixOf(fix: Fix, options: Loose): Loose {
  const accuracy = fix.accuracy ?? 30
  return {
    latitude: fix.latitude,
    longitude: fix.longitude,
    speed: -1,
    accuracy,
    altitude: options.altitude === true ? (fix.altitude ?? 0) : 0,
    verticalAccuracy: accuracy,
    horizontalAccuracy: accuracy,
  }
}
