import Taro from '@tarojs/taro'
import { type FileBytes, FileNotHad, tooLarge, unreadable } from './file-bytes.types'

const unagreed = '您没有同意隐私保护指引，这次没有取文件。已填的内容都在；要用文件时再点一次，同意后即可。'

/** From a chat: a mini-program sees no other files of the phone. */
export const fileBytes: FileBytes = {
  async choose(ending, mostBytes) {
    const picked = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: [ending] }).catch(
      (error: { errMsg?: string }) => {
        if (/cancel/i.test(error.errMsg ?? '')) return undefined
        throw new FileNotHad(/privacy/i.test(error.errMsg ?? '') ? unagreed : unreadable)
      },
    )
    const file = picked?.tempFiles[0]
    if (!file) return null
    if (file.size > mostBytes) throw new FileNotHad(tooLarge(mostBytes))
    return { name: file.name, bytes: await bytesOf(file.path) }
  },
}

function bytesOf(filePath: string): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) =>
    Taro.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) => resolve(data as ArrayBuffer),
      fail: () => reject(new FileNotHad(unreadable)),
    }),
  )
}
