import Taro from '@tarojs/taro'

/** Brings the newest app: WeChat loads it by itself; once it is there, the program begins anew with it. */
export async function updateApp(): Promise<void> {
  const manager = Taro.getUpdateManager()
  manager.onUpdateReady(() => manager.applyUpdate())
  manager.onCheckForUpdate(({ hasUpdate }) => {
    if (!hasUpdate) void Taro.showToast({ title: '微信还没有取到新版，请过几分钟再试', icon: 'none' })
  })
}
