import { isDocumentType } from '@domain/evidence/document-kinds'
import Taro from '@tarojs/taro'
import { examined, refuseBySize } from './chosen-document'
import { clock } from './clock'
import { DocumentRefused, type Documents } from './documents.types'
import { fitted } from './photos.weapp'

export * from './documents.types'

const unreadable = '没有取到聊天里的文件，已填的内容不受影响。请在微信设置里允许后再试。'
const unagreed =
  '您没有同意隐私保护指引，这次没有取文件。已填的内容都在，照常填写和保存；要用文件时再点一次，同意后即可。'

/** From a chat: a mini-program sees no other files of the phone. */
export const documents: Documents = {
  async choose(limits) {
    const picked = await Taro.chooseMessageFile({ count: 1, type: 'all' }).catch(
      (error: { errMsg?: string }) => {
        if (/cancel/i.test(error.errMsg ?? '')) return undefined
        throw new DocumentRefused(/privacy/i.test(error.errMsg ?? '') ? unagreed : unreadable)
      },
    )
    const file = picked?.tempFiles[0]
    if (!file) return null
    refuseBySize(file.size, limits)
    const known = { pickedAt: new Date(clock.wall()).toISOString(), monotonicMs: clock.monotonic() }
    const { mediaType, name } = examined(await bytesOf(file.path), file.name, limits)
    if (!isDocumentType(mediaType) || name === null) {
      return { ...known, source: 'album', ...(await fitted(file.path, file.size)) }
    }
    return { ...known, source: 'file', mediaType, name, temp: file.path }
  },
}

function bytesOf(filePath: string): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) =>
    Taro.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) => resolve(data as ArrayBuffer),
      fail: () => reject(new DocumentRefused(unreadable)),
    }),
  )
}
