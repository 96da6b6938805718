import { bytesOf, pickedInChat } from './chat-files.weapp'
import { type FileBytes, FileNotHad, tooLarge, unreadable } from './file-bytes.types'

const sentences = {
  unreadable,
  unagreed: '您没有同意隐私保护指引，这次没有取文件。已填的内容都在；要用文件时再点一次，同意后即可。',
}
const refused = (why: keyof typeof sentences) => new FileNotHad(sentences[why])

export const fileBytes: FileBytes = {
  async choose(ending, mostBytes) {
    const file = await pickedInChat({ type: 'file', extension: [ending] }, refused)
    if (!file) return null
    if (file.size > mostBytes) throw new FileNotHad(tooLarge(mostBytes))
    const bytes = await bytesOf(file.path).catch(() => Promise.reject(refused('unreadable')))
    return { name: file.name, bytes }
  },
}
