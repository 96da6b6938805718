/** What the phone and WeChat say of themselves, and small pure helpers. */
import { randomFillSync } from 'node:crypto'
import type { Logic } from '../logic/logic'
import { type AnyFunction, bytesOf, type Loose } from '../logic/sandbox'
import { type Apis, numberOf } from './apis'
import { Refusal } from './refusal'

const SDK = '3.7.0'

export function addSystem(apis: Apis, logic: Logic): void {
  const { width, height, statusBar, navigationBar } = logic.setup.window
  const windowInfo = () => ({
    pixelRatio: 2,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: height - statusBar - navigationBar,
    statusBarHeight: statusBar,
    screenTop: statusBar + navigationBar,
    safeArea: { left: 0, right: width, top: statusBar, bottom: height, width, height: height - statusBar },
  })
  const baseInfo = () => ({
    SDKVersion: SDK,
    language: 'zh_CN',
    version: '8.0.50',
    // WeChat tells a theme only to apps that declare dark mode.
    ...(logic.program.app.darkmode ? { theme: logic.device.theme } : {}),
    fontSizeSetting: logic.setup.fontSize,
    host: { env: 'WeChat', appId: '' },
    enableDebug: false,
  })
  const deviceInfo = () => ({
    abi: 'arm64',
    benchmarkLevel: 30,
    brand: 'simulated',
    model: 'glass-easel in Chromium',
    system: 'iOS 17.0',
    platform: 'ios',
    memorySize: '4096',
  })
  const settings = () => ({
    bluetoothEnabled: true,
    locationEnabled: logic.device.location !== 'none',
    wifiEnabled: logic.device.network === 'wifi',
    deviceOrientation: 'portrait',
  })
  const all = () => ({ ...windowInfo(), ...baseInfo(), ...deviceInfo(), ...settings() })

  apis.now('getWindowInfo', windowInfo)
  apis.now('getAppBaseInfo', baseInfo)
  apis.now('getDeviceInfo', deviceInfo)
  apis.now('getSystemSetting', settings)
  apis.now('getSystemInfoSync', all)
  apis.later('getSystemInfo', all)
  apis.later('getSystemInfoAsync', all)
  apis.now('getAppAuthorizeSetting', () => ({
    cameraAuthorized: 'authorized',
    locationAuthorized: 'authorized',
  }))
  apis.now('getMenuButtonBoundingClientRect', () => {
    const box = { width: 87, height: 32, top: statusBar + 4, right: width - 7 }
    return { ...box, left: box.right - box.width, bottom: box.top + box.height }
  })
  apis.now('getAccountInfoSync', () => ({
    miniProgram: { appId: logic.setup.appId ?? 'touristappid', envVersion: 'develop', version: '' },
  }))
  apis.now('getLaunchOptionsSync', () => logic.life.launchOptions)
  apis.now('getEnterOptionsSync', () => logic.life.launchOptions)
  apis.now('getExtConfigSync', () => ({}))
  apis.now('canIUse', (name) => {
    const head = String(name).split('.')[0] ?? ''
    return head in apis.members || logic.setup.documented.includes(head)
  })
  addHelpers(apis, logic)
}

function addHelpers(apis: Apis, logic: Logic): void {
  const none = () => undefined
  apis.members.nextTick = (work: AnyFunction) => logic.timers.setTimeout(work, 0)
  apis.now('arrayBufferToBase64', (buffer) => Buffer.from(bytesOf(buffer) ?? []).toString('base64'))
  apis.now('base64ToArrayBuffer', (text) => new Uint8Array(Buffer.from(String(text), 'base64')))
  apis.later('getRandomValues', (options) => {
    const length = numberOf(options, 'length', 0)
    if (length < 1 || length > 1048576) throw new Refusal('invalid length')
    return { randomValues: randomFillSync(new Uint8Array(length)) }
  })
  apis.now('getPerformance', () => ({
    now: () => performance.now(),
    getEntries: () => [],
    getEntriesByName: () => [],
    getEntriesByType: () => [],
    createObserver: () => ({ observe: none, disconnect: none }),
  }))
  apis.now('getUpdateManager', () => ({
    onCheckForUpdate: none,
    onUpdateReady: none,
    onUpdateFailed: none,
    applyUpdate: none,
  }))
  const log: Loose = {
    log: none,
    info: none,
    warn: none,
    error: none,
    debug: none,
    setFilterMsg: none,
    addFilterMsg: none,
  }
  apis.now('getLogManager', () => log)
  apis.now('getRealtimeLogManager', () => log)
  for (const name of ['reportEvent', 'reportMonitor', 'reportAnalytics', 'reportPerformance'])
    apis.now(name, none)
  apis.event(
    'AppShow',
    'AppHide',
    'Error',
    'UnhandledRejection',
    'PageNotFound',
    'ThemeChange',
    'WindowResize',
    'KeyboardHeightChange',
    'MemoryWarning',
    'AudioInterruptionBegin',
    'AudioInterruptionEnd',
    'UserCaptureScreen',
    'LazyLoadError',
  )
}
