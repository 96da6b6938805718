/** What waits for the person's word on the privacy agreement (隐私保护指引); null: nothing does. */
import { createStore } from './store'

/** WeChat checks that the button with this id was tapped. */
export const AGREE_BUTTON = 'agree-to-privacy'

export interface PrivacyQuestion {
  /** The API that waits. */
  readonly referrer: string
  answer(agreed: boolean): void
  openContract(): void
}

export const privacySheet = createStore<{ asking: PrivacyQuestion | null }>({ asking: null })

/** What it is wanted for, in words. */
export function wantedFor(referrer: string): string {
  if (/location/i.test(referrer)) return '记下拍照的位置'
  if (/phone/i.test(referrer)) return '核对您登记的手机号'
  if (/messagefile/i.test(referrer)) return '取您选的文件'
  if (/clipboard/i.test(referrer)) return '复制到剪贴板'
  return '拍照或取您选的照片'
}
