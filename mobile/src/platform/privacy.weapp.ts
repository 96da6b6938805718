import Taro from '@tarojs/taro'
import { AGREE_BUTTON, type PrivacyQuestion } from './privacy.types'

export * from './privacy.types'

type Resolve = Parameters<Taro.onNeedPrivacyAuthorization.Listener>[0]

/** `ask` shows the question whenever a private API waits; those that come meanwhile share its answer. */
export function watchPrivacy(ask: (question: PrivacyQuestion) => void): void {
  if (!Taro.canIUse('onNeedPrivacyAuthorization')) return // before 2.32.3 WeChat asks nothing
  let waiting: Resolve[] = []
  Taro.onNeedPrivacyAuthorization((resolve, info) => {
    waiting.push(resolve)
    resolve({ event: 'exposureAuthorization' })
    ask({
      referrer: info?.referrer ?? '',
      answer(agreed) {
        const all = waiting
        waiting = []
        for (const one of all)
          one(agreed ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' })
      },
      openContract: () => Taro.openPrivacyContract({}),
    })
  })
}
