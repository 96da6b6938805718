import Taro from '@tarojs/taro'
import type { Screens } from './screens.types'

export type { Screens } from './screens.types'

const FIRST = '/pages/public/index'

/** Once a page's bar was coloured by us, theme.json no longer does it. */
let coloured = false

export const screens: Screens = {
  go: (url) => void Taro.navigateTo({ url }),
  replace: (url) => void Taro.redirectTo({ url }),
  back: () => void (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.switchTab({ url: FIRST })),
  tab: (url) => void Taro.switchTab({ url }),
  toast: (title) => void Taro.showToast({ title, icon: 'none', duration: 2500 }),
  async ask({ title, text, confirm, cancel }) {
    const answer = await Taro.showModal({
      title,
      content: text,
      confirmText: confirm,
      cancelText: cancel,
      confirmColor: '#0B5D7F',
    })
    return answer.confirm
  },
  setTitle: (title) => void Taro.setNavigationBarTitle({ title }),
  setBar(theme) {
    if (theme === 'auto' && !coloured) return
    coloured = true
    const dark = theme === 'dark' || (theme === 'auto' && Taro.getAppBaseInfo().theme === 'dark')
    const ignore = () => {} // the page may have gone meanwhile
    Taro.setNavigationBarColor({
      frontColor: dark ? '#ffffff' : '#000000',
      backgroundColor: dark ? '#162026' : '#FFFFFF',
    }).catch(ignore)
    Taro.setBackgroundColor({ backgroundColor: dark ? '#0E1417' : '#F2F5F6' }).catch(ignore)
  },
  preview: (urls, current) => void Taro.previewImage({ urls, current }),
  async copy(text) {
    const copied = await Taro.setClipboardData({ data: text }).catch(() => null)
    if (copied === null) screens.toast('没有复制：未同意隐私保护指引')
  },
}
