import Taro from '@tarojs/taro'

/** Brings the element with this id into sight, clear of the sticky head, once what changed is on screen. */
export function scrollTo(id: string): void {
  const scroll = () => Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -120, duration: 0 }).catch(() => {})
  Taro.nextTick(() => void scroll())
}

/** Another stage of the same screen begins at its top. */
export function scrollToTop(): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => {})
}
