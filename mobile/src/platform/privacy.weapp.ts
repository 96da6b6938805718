import Taro from '@tarojs/taro'
import { AGREE_BUTTON, privacySheet } from '@/components/privacy-question'

/** Whatever private API waits, the same sheet asks; while it stands, those that come later wait for its answer too. */
export function watchPrivacy(): void {
  if (!Taro.canIUse('onNeedPrivacyAuthorization')) return // before 2.32.3 WeChat asks nothing
  let waiting: Parameters<Taro.onNeedPrivacyAuthorization.Listener>[0][] = []
  Taro.onNeedPrivacyAuthorization((resolve, info) => {
    waiting.push(resolve)
    resolve({ event: 'exposureAuthorization' })
    privacySheet.set({
      asking: {
        referrer: info?.referrer ?? '',
        answer(agreed) {
          const all = waiting
          waiting = []
          privacySheet.set({ asking: null })
          for (const one of all)
            one(agreed ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' })
        },
        openContract: () => Taro.openPrivacyContract({}),
      },
    })
  })
}
