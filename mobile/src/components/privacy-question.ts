/** The question that the sheet over every screen asks; null: nothing waits. */
import type { PrivacyQuestion } from '@/platform/privacy'
import { createStore } from './store'

export const privacyQuestion = createStore<{ asking: PrivacyQuestion | null }>({ asking: null })

/** Shows the sheet; either answer closes it. */
export function askPrivacy(question: PrivacyQuestion): void {
  privacyQuestion.set({
    asking: {
      ...question,
      answer(agreed) {
        privacyQuestion.set({ asking: null })
        question.answer(agreed)
      },
    },
  })
}

/** What it is wanted for, in words. */
export function wantedFor(referrer: string): string {
  if (/location/i.test(referrer)) return '记下拍照的位置'
  if (/phone/i.test(referrer)) return '核对您登记的手机号'
  if (/messagefile/i.test(referrer)) return '取您选的文件'
  if (/clipboard/i.test(referrer)) return '复制到剪贴板'
  return '拍照或取您选的照片'
}
