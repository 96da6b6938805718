import Taro from '@tarojs/taro'
import { bytesOf } from './chat-files.weapp'
import type { RescueFiles } from './rescue-files.types'

export type { RescueFiles } from './rescue-files.types'

/** One at a time: it is a copy, and the phone has 200 MB for everything. */
const folder = () => `${Taro.env.USER_DATA_PATH}/rescue`

export const rescueFiles: RescueFiles = {
  async handOver(zip, name) {
    const manager = Taro.getFileSystemManager()
    await new Promise<void>((done) =>
      manager.rmdir({ dirPath: folder(), recursive: true, success: () => done(), fail: () => done() }),
    )
    await new Promise<void>((done, fail) =>
      manager.mkdir({ dirPath: folder(), recursive: true, success: () => done(), fail }),
    )
    const filePath = `${folder()}/${name}`
    await new Promise<void>((done, fail) =>
      manager.writeFile({ filePath, data: new Uint8Array(zip).buffer, success: () => done(), fail }),
    )
    // the person chooses a chat, best 文件传输助手; turning back keeps the file until the next one
    const shared = await Taro.shareFileMessage({ filePath, fileName: name }).then(
      () => true,
      () => false,
    )
    return shared ? '已发到聊天里，请在那里存好' : '没有发出，内容还在本机'
  },
  async choose() {
    const picked = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['zip'] }).catch(
      () => null,
    )
    const filePath = picked?.tempFiles[0]?.path
    if (filePath === undefined) return null
    return new Uint8Array(await bytesOf(filePath))
  },
}
