import type { DocumentType } from '@domain/evidence/document-kinds'

export interface DocumentToOpen {
  /** This phone's own file, or the server's address signed for some minutes. */
  url: string
  name: string
  mediaType: DocumentType
}

/** Shows a document with what the system has for it. Throws `NotOpened`. */
export type OpenDocument = (document: DocumentToOpen) => Promise<void>

/** The message is the sentence the user reads. */
export class NotOpened extends Error {
  override name = 'NotOpened'
}
