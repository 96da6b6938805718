import Taro from '@tarojs/taro'
import type { Network } from './network.types'

export type { Network } from './network.types'

export const network: Network = {
  async isOnline() {
    const { networkType } = await Taro.getNetworkType()
    return networkType !== 'none'
  },
  onNetworkChange(fn) {
    const told = ({ isConnected }: { isConnected: boolean }) => fn(isConnected)
    Taro.onNetworkStatusChange(told)
    return () => Taro.offNetworkStatusChange(told)
  },
}
