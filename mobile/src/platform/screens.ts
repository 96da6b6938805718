import Taro from '@tarojs/taro'
import { openPreview } from './preview'
import type { Screens } from './screens.types'

export type { Screens } from './screens.types'

const FIRST = '/pages/public/index'
const GROUND = { light: '#F2F5F6', dark: '#0E1417' }
const BAR = { light: '#FFFFFF', dark: '#162026' }

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
  setTitle: (title) => {
    document.title = `${title} · 绩效直报`
  },
  setBar(theme) {
    document.body.style.backgroundColor = theme === 'auto' ? '' : GROUND[theme]
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
      meta.content = BAR[theme === 'auto' ? (meta.media.includes('dark') ? 'dark' : 'light') : theme]
    }
  },
  preview: openPreview,
  async copy(text) {
    await navigator.clipboard.writeText(text).catch(() => {})
    screens.toast('已复制')
  },
}
