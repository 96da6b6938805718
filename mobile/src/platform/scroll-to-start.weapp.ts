import Taro from '@tarojs/taro'

/** Brings the element with this id to the top, below the sticky head, once what changed is on screen. */
export function scrollToStart(id: string): void {
  const scroll = () => Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -140, duration: 0 }).catch(() => {})
  Taro.nextTick(() => void scroll())
}
