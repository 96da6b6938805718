import Taro from '@tarojs/taro'
import type { AppLife } from './app-life.types'

export type { AppLife } from './app-life.types'

export const appLife: AppLife = {
  onHide(fn) {
    Taro.onAppHide(fn)
    return () => Taro.offAppHide(fn)
  },
  onShow(fn) {
    Taro.onAppShow(fn)
    return () => Taro.offAppShow(fn)
  },
}
