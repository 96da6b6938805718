/** The privacy agreement in WeChat: one question for all that waits, and a sentence wherever it was refused. */
import Taro from '@tarojs/taro'
import { askPrivacy, privacyQuestion, wantedFor } from '@/components/privacy-question'
import { documents } from '@/platform/documents.weapp'
import { location } from '@/platform/location.weapp'
import { photos } from '@/platform/photos.weapp'
import { AGREE_BUTTON, watchPrivacy } from '@/platform/privacy.weapp'
import { screens } from '@/platform/screens.weapp'
import { subscribe } from '@/platform/subscribe.weapp'
import { weChatLogin } from '@/platform/wechat-login.weapp'

const taro = Taro as unknown as Record<string, jest.Mock>
const refused = (api: string) =>
  taro[api]?.mockRejectedValue({ errMsg: `${api}:fail privacy permission is not authorized`, errno: 104 })

describe('AC12 the question', () => {
  let need: (resolve: jest.Mock, info?: { referrer: string }) => void
  beforeEach(() => {
    privacyQuestion.set({ asking: null })
    watchPrivacy(askPrivacy)
    need = taro.onNeedPrivacyAuthorization?.mock.calls.at(-1)?.[0]
  })
  const asking = () => privacyQuestion.get().asking

  it('is shown once for all that waits, and its answer goes to each', () => {
    const [camera, place] = [jest.fn(), jest.fn()]
    need(camera, { referrer: 'chooseMedia' })
    need(place, { referrer: 'getLocation' })
    asking()?.answer(true)
    for (const resolve of [camera, place])
      expect(resolve.mock.calls).toEqual([
        [{ event: 'exposureAuthorization' }],
        [{ event: 'agree', buttonId: AGREE_BUTTON }],
      ])
    expect(asking()).toBeNull()
  })

  it('refused, it is asked again the next time', () => {
    const resolve = jest.fn()
    need(resolve, { referrer: 'getLocation' })
    asking()?.answer(false)
    expect(resolve.mock.calls.at(-1)).toEqual([{ event: 'disagree' }])
    need(jest.fn(), { referrer: 'getLocation' })
    expect(asking()?.referrer).toBe('getLocation')
  })

  it('opens the agreement itself', () => {
    need(jest.fn())
    asking()?.openContract()
    expect(Taro.openPrivacyContract).toHaveBeenCalled()
  })

  it('an older WeChat that asks nothing is left alone', () => {
    taro.canIUse?.mockReturnValueOnce(false)
    const before = taro.onNeedPrivacyAuthorization?.mock.calls.length
    watchPrivacy(askPrivacy)
    expect(taro.onNeedPrivacyAuthorization?.mock.calls.length).toBe(before)
  })

  it.each`
    referrer               | words
    ${'getLocation'}       | ${'记下拍照的位置'}
    ${'getPhoneNumber'}    | ${'核对您登记的手机号'}
    ${'chooseMessageFile'} | ${'取您选的文件'}
    ${'setClipboardData'}  | ${'复制到剪贴板'}
    ${'chooseMedia'}       | ${'拍照或取您选的照片'}
  `('says what $referrer is wanted for', ({ referrer, words }) => expect(wantedFor(referrer)).toBe(words))
})

describe('AC12 refused, the work goes on without', () => {
  it('no photo, and a sentence', async () => {
    refused('chooseMedia')
    await expect(photos.take({ source: 'camera' })).rejects.toMatchObject({
      reason: 'privacy',
      message: expect.stringMatching(/没有同意隐私保护指引.*已填的内容都在/),
    })
  })

  it('no file, and a sentence', async () => {
    refused('chooseMessageFile')
    const limits = { photoMaxBytes: 1, documentMaxBytes: 1 }
    await expect(documents.choose(limits as never)).rejects.toThrow(/没有同意隐私保护指引.*已填的内容都在/)
  })

  it('no place, and the photo stands', async () => {
    refused('getLocation')
    expect(await location.fix()).toEqual({ missing: 'denied' })
  })

  it('nothing copied, and a word', async () => {
    refused('setClipboardData')
    await screens.copy('HZ-1')
    expect(taro.showToast?.mock.calls.at(-1)?.[0]).toMatchObject({ title: expect.stringMatching(/没有复制/) })
  })
})

describe('WeChat itself', () => {
  it('hands over a code, or its sentence names the password', async () => {
    taro.login?.mockResolvedValueOnce({ code: 'code-1' })
    expect(await weChatLogin?.code()).toBe('code-1')
    taro.login?.mockRejectedValueOnce({ errMsg: 'login:fail' })
    await expect(weChatLogin?.code()).rejects.toThrow(/没有登录。本机内容都在.*账号和密码/)
  })

  it.each`
    promise                       | answer                          | allowed
    ${'those accepted'}           | ${{ a: 'accept', b: 'reject' }} | ${['a']}
    ${'none when switched off'}   | ${new Error('main switch')}     | ${[]}
    ${'none of banned templates'} | ${{ a: 'ban', b: 'filter' }}    | ${[]}
  `('NT10 tells which messages were allowed: $promise', async ({ answer, allowed }) => {
    if (answer instanceof Error) taro.requestSubscribeMessage?.mockRejectedValueOnce(answer)
    else taro.requestSubscribeMessage?.mockResolvedValueOnce(answer)
    expect(await subscribe?.(['a', 'b'])).toEqual(allowed)
  })
})
