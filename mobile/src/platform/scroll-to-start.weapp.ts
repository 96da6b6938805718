import Taro from '@tarojs/taro'

/** Brings the element with this id to the top, below the sticky head. */
export function scrollToStart(id: string): void {
  void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -140, duration: 0 }).catch(() => {})
}
