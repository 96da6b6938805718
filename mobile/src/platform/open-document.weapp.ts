import { documentKindOf } from '@domain/evidence/document-kinds'
import Taro from '@tarojs/taro'
import { NotOpened, type OpenDocument } from './open-document.types'

export * from './open-document.types'

const failed = '这份文档没有打开，原件还在。请检查网络后再点一次。'

/** WeChat fetches what is not on the phone, and shows PDF and Office; an OFD can only be passed on. */
export const openDocument: OpenDocument = async ({ url, name, mediaType }) => {
  const filePath = /^https?:\/\/(?!usr|tmp)/.test(url) ? await fetched(url) : url
  const fileType = documentKindOf(mediaType)
  if (fileType !== 'ofd') {
    await Taro.openDocument({ filePath, fileType, showMenu: true }).catch(() => {
      throw new NotOpened(failed)
    })
    return
  }
  const { confirm } = await Taro.showModal({
    title: '微信里看不了 OFD',
    content: '可以转发到电脑上打开，或登录网页版查看。原件没有改动。',
    confirmText: '转发',
    cancelText: '知道了',
  })
  if (confirm) await Taro.shareFileMessage({ filePath, fileName: name }).catch(() => {})
}

async function fetched(url: string): Promise<string> {
  const answer = await Taro.downloadFile({ url }).catch(() => null)
  if (answer?.statusCode !== 200) throw new NotOpened(failed)
  return answer.tempFilePath
}
