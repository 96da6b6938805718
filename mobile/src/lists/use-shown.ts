import { useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'

/**
 * `first` when the component is mounted, `again` whenever its page comes back to the screen. A component that appears
 * only after the page was shown (once somebody is known to have signed in) would wait in vain for `useDidShow` alone.
 */
export function useShown(first: () => void, again: () => void): void {
  const started = useRef(false)
  useEffect(() => {
    if (!started.current) first()
    started.current = true
  })
  useDidShow(() => {
    if (started.current) again()
  })
}
