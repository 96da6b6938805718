import type { Network } from './network.types'

export type { Network } from './network.types'

/** The browser's own belief. Its events reach every browser, `navigator.connection` does not. */
export const network: Network = {
  isOnline: async () => navigator.onLine !== false,
  onNetworkChange(fn) {
    const on = () => fn(true)
    const off = () => fn(false)
    window.addEventListener('online', on)
    window.addEventListener('offline', off)
    return () => {
      window.removeEventListener('online', on)
      window.removeEventListener('offline', off)
    }
  },
}
