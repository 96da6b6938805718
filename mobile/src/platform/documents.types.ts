import type { DocumentType, FileLimits } from '@domain/evidence/document-kinds'
import type { Temp } from './files.types'
import type { Captured } from './photos.types'

/** A document as it was chosen: told by its bytes, within its limit, its name cleaned (EV30–EV33). */
export interface ChosenDocument {
  temp: Temp
  source: 'file'
  mediaType: DocumentType
  name: string
  /** Wall clock of the phone, ISO 8601 in UTC. */
  pickedAt: string
  monotonicMs: number
}

/** Files from chats (WeChat) or from the device (web). A picture among them comes as one from the album. */
export interface Documents {
  /** Null means that the person turned back. Throws `DocumentRefused` and `PhotoRefused`. */
  choose(limits: FileLimits): Promise<ChosenDocument | Captured | null>
}

/** The file is not taken; the message is the sentence the user reads. */
export class DocumentRefused extends Error {
  override name = 'DocumentRefused'
}
