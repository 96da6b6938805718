import Taro from '@tarojs/taro'

/** Tells whether the phone's keyboard is up. */
export function onKeyboard(fn: (up: boolean) => void): () => void {
  const told = ({ height }: { height: number }) => fn(height > 0)
  Taro.onKeyboardHeightChange(told)
  return () => Taro.offKeyboardHeightChange(told)
}
