import Taro from '@tarojs/taro'

/** Lets the pull-down indicator go, once what it asked for is there. */
export function endPullDown(): void {
  Taro.stopPullDownRefresh()
}
