/** Dialogs, toasts, bars and other things of the phone's own interface. Dialogs wait until somebody taps. */
import type { Logic } from '../logic/logic'
import type { Loose } from '../logic/sandbox'
import type { Bar, JsonObject, Overlay } from '../protocol'
import { type Apis, numberOf } from './apis'
import { Refusal } from './refusal'

const TOAST_LASTS = 1500

export function addInterface(apis: Apis, logic: Logic): void {
  const show = (overlay: Overlay) => logic.send({ to: 'shell', do: 'overlay', overlay, ask: null })
  const ask = (overlay: Overlay) =>
    logic.link.ask((number) => ({ to: 'shell', do: 'overlay', overlay, ask: number }))
  const text = (options: Loose, key: string, missing: string) => String(options[key] ?? missing)

  apis.later('showModal', async (options) => {
    const cancel = { text: text(options, 'cancelText', '取消'), answer: 'cancel' }
    const confirm = { text: text(options, 'confirmText', '确定'), answer: 'confirm' }
    for (const button of [cancel, confirm])
      if ([...button.text].length > 4)
        throw new Refusal(`${button.answer}Text length should not larger than 4 Chinese characters`)
    const answered = (await ask({
      kind: 'modal',
      title: text(options, 'title', ''),
      content: text(options, 'content', ''),
      buttons: options.showCancel === false ? [confirm] : [cancel, confirm],
      editable: options.editable === true,
    })) as JsonObject
    const confirmed = answered.answer === 'confirm'
    return {
      confirm: confirmed,
      cancel: !confirmed,
      content: options.editable ? (answered.content ?? '') : null,
    }
  })
  apis.later('showActionSheet', async (options) => {
    const items = Array.isArray(options.itemList) ? options.itemList.map(String) : []
    if (items.length > 6) throw new Refusal('parameter error: itemList should not be larger than 6')
    const index = Number(((await ask({ kind: 'sheet', items })) as JsonObject).answer)
    if (index < 0) throw new Refusal('cancel')
    return { tapIndex: index }
  })
  apis.later('showToast', (options) =>
    show({
      kind: 'toast',
      text: text(options, 'title', ''),
      icon: text(options, 'icon', 'success'),
      milliseconds: numberOf(options, 'duration', TOAST_LASTS),
    }),
  )
  apis.later('showLoading', (options) =>
    show({ kind: 'toast', text: text(options, 'title', ''), icon: 'loading', milliseconds: null }),
  )
  apis.later('hideToast', () => show({ kind: 'none' }))
  apis.later('hideLoading', () => show({ kind: 'none' }))
  addBars(apis, logic)
  let clipboard = ''
  apis.later('setClipboardData', async (options) => {
    await logic.privacy.allow('setClipboardData')
    clipboard = text(options, 'data', '')
  })
  apis.later('getClipboardData', async () => {
    await logic.privacy.allow('getClipboardData')
    return { data: clipboard }
  })
}

function addBars(apis: Apis, logic: Logic): void {
  const bar = (change: Partial<Bar>) =>
    logic.send({ to: 'shell', do: 'bar', page: logic.stack.top?.id ?? 0, bar: change })
  apis.later('setNavigationBarTitle', (options) => bar({ title: String(options.title ?? '') }))
  apis.later('setNavigationBarColor', (options) =>
    bar({ color: String(options.frontColor), background: String(options.backgroundColor) }),
  )
  apis.later('startPullDownRefresh', () => void logic.stack.top?.call('onPullDownRefresh'))
  apis.quiet(
    'stopPullDownRefresh',
    'showNavigationBarLoading',
    'hideNavigationBarLoading',
    'setBackgroundColor',
    'setBackgroundTextStyle',
    'setTabBarBadge',
    'removeTabBarBadge',
    'showTabBarRedDot',
    'hideTabBarRedDot',
    'setTabBarItem',
    'setTabBarStyle',
    'showTabBar',
    'hideTabBar',
    'vibrateShort',
    'vibrateLong',
    'hideKeyboard',
    'showShareMenu',
    'hideShareMenu',
    'updateShareMenu',
    'setKeepScreenOn',
    'makePhoneCall',
    'preloadSubpackage',
    'loadFontFace',
    'enableAlertBeforeUnload',
    'disableAlertBeforeUnload',
    'hideHomeButton',
  )
}
