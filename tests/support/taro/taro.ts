/** A stand-in for the Taro API in Jest: every call is a mock; tests give it what it should answer. */
import { useEffect } from 'react'

const ok = () => jest.fn(async () => ({}))

const Taro = {
  env: { USER_DATA_PATH: 'wxfile://usr' },
  request: jest.fn(),
  navigateTo: ok(),
  redirectTo: ok(),
  navigateBack: ok(),
  switchTab: ok(),
  getCurrentPages: jest.fn(() => [] as unknown[]),
  showToast: ok(),
  showModal: jest.fn(async () => ({ confirm: true, cancel: false })),
  setNavigationBarTitle: ok(),
  setNavigationBarColor: ok(),
  setBackgroundColor: ok(),
  getAppBaseInfo: jest.fn(() => ({ theme: 'light' })),
  previewImage: ok(),
  setClipboardData: ok(),
  getNetworkType: jest.fn(async () => ({ networkType: 'wifi' })),
  onNetworkStatusChange: jest.fn(),
  offNetworkStatusChange: jest.fn(),
  onKeyboardHeightChange: jest.fn(),
  offKeyboardHeightChange: jest.fn(),
  onAppHide: jest.fn(),
  offAppHide: jest.fn(),
  onAppShow: jest.fn(),
  offAppShow: jest.fn(),
  stopPullDownRefresh: jest.fn(),
  getStorage: jest.fn(),
  setStorage: jest.fn(),
  removeStorage: jest.fn(),
  getStorageInfo: jest.fn(),
  getFileSystemManager: jest.fn(),
  getRandomValues: jest.fn(async ({ length }: { length: number }) => ({
    randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer,
  })),
  getLocation: jest.fn(),
  chooseMessageFile: jest.fn(),
  canIUse: jest.fn(() => true),
  onNeedPrivacyAuthorization: jest.fn(),
  openPrivacyContract: jest.fn(),
  login: jest.fn(),
  requestSubscribeMessage: jest.fn(),
  chooseMedia: jest.fn(),
  getImageInfo: jest.fn(),
  compressImage: jest.fn(),
}

/** Page life, as far as a rendered component knows it: shown once, when mounted. */
const once = (fn: (options: Record<string, string>) => void) => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown once
  useEffect(() => fn({}), [])
}

export const useLoad = once
export const useReady = once
export const useDidShow = once
export const useDidHide = (_fn: () => void) => {}
export const useUnload = (_fn: () => void) => {}
export const usePullDownRefresh = (_fn: () => void) => {}
export const useReachBottom = (_fn: () => void) => {}
export const useRouter = () => ({ params: {} as Record<string, string>, path: '' })
export const getCurrentInstance = () => ({ router: { params: {} as Record<string, string> } })

export default Taro
