import { isDocumentType } from '@domain/evidence/document-kinds'
import { bytesOf, pickedInChat } from './chat-files.weapp'
import { examined, refuseBySize } from './chosen-document'
import { clock } from './clock'
import { DocumentRefused, type Documents } from './documents.types'
import { fitted } from './photos.weapp'

export * from './documents.types'

const sentences = {
  unreadable: '没有取到聊天里的文件，已填的内容不受影响。请在微信设置里允许后再试。',
  unagreed:
    '您没有同意隐私保护指引，这次没有取文件。已填的内容都在，照常填写和保存；要用文件时再点一次，同意后即可。',
}
const refused = (why: keyof typeof sentences) => new DocumentRefused(sentences[why])

export const documents: Documents = {
  async choose(limits) {
    const file = await pickedInChat({ type: 'all' }, refused)
    if (!file) return null
    refuseBySize(file.size, limits)
    const known = { pickedAt: new Date(clock.wall()).toISOString(), monotonicMs: clock.monotonic() }
    const bytes = await bytesOf(file.path).catch(() => Promise.reject(refused('unreadable')))
    const { mediaType, name } = examined(bytes, file.name, limits)
    if (!isDocumentType(mediaType) || name === null) {
      return { ...known, source: 'album', ...(await fitted(file.path, file.size)) }
    }
    return { ...known, source: 'file', mediaType, name, temp: file.path }
  },
}
