/** navigator: a link between pages. */
import { define, text, valuesOf } from './built-in'
import { send } from './send'
import { whenTapped } from './touch'

const APIS: Record<string, string> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
}

export function defineNavigator(): void {
  const properties = {
    url: text,
    openType: { type: String, value: 'navigate' },
    delta: { type: Number, value: 1 },
  }
  define('navigator', properties, {
    start(component, host) {
      if (!host.hasAttribute('role')) host.setAttribute('role', 'link')
      whenTapped(component, () => {
        const { url, openType, delta } = valuesOf(component)
        const api = APIS[String(openType)]
        if (api) send({ kind: 'navigate', api, url: String(url), delta: Number(delta) })
      })
    },
  })
}
