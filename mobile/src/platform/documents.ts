import { isDocumentType } from '@domain/evidence/document-kinds'
import { chooseFiles } from './choose-files'
import { examined, refuseBySize } from './chosen-document'
import { clock } from './clock'
import type { Documents } from './documents.types'
import { taken } from './photos'

export * from './documents.types'

const accept = '.pdf,.xlsx,.docx,.ofd,image/jpeg,image/png'

export const documents: Documents = {
  async choose(limits) {
    const [file] = await chooseFiles({ accept, count: 1 })
    if (!file) return null
    refuseBySize(file.size, limits)
    const known = { pickedAt: new Date(clock.wall()).toISOString(), monotonicMs: clock.monotonic() }
    const bytes = await new Response(file).arrayBuffer()
    const { mediaType, name } = examined(bytes, file.name, limits)
    if (!isDocumentType(mediaType) || name === null)
      return { ...known, source: 'album', ...(await taken(file)) }
    return { ...known, source: 'file', mediaType, name, temp: new Blob([bytes], { type: mediaType }) }
  },
}
