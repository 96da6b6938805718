/** Files out of a chat: a mini-program sees no other files of the phone. */
import Taro from '@tarojs/taro'

type Wanted = Pick<Taro.chooseMessageFile.Option, 'type' | 'extension'>

/** Null means that the person turned back; else `refused` makes the error of not having consented, or of any other. */
export async function pickedInChat(
  wanted: Wanted,
  refused: (why: 'unagreed' | 'unreadable') => Error,
): Promise<Taro.chooseMessageFile.ChooseFile | null> {
  const picked = await Taro.chooseMessageFile({ count: 1, ...wanted }).catch((error: { errMsg?: string }) => {
    if (/cancel/i.test(error.errMsg ?? '')) return undefined
    throw refused(/privacy/i.test(error.errMsg ?? '') ? 'unagreed' : 'unreadable')
  })
  return picked?.tempFiles[0] ?? null
}

/** Rejects with what WeChat says. */
export function bytesOf(filePath: string): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) =>
    Taro.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) => resolve(data as ArrayBuffer),
      fail: reject,
    }),
  )
}
