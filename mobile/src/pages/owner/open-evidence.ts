import { isDocumentType } from '@domain/evidence/document-kinds'
import { apiBase } from '@/platform/api-base'
import { openDocument } from '@/platform/open-document'
import { screens } from '@/platform/screens'
import type { EvidenceRef, Workspace } from '@/sync/workspace.types'

const absent = '这份文档不在本机，也还没有取到服务器上的地址。原件没有丢，联网刷新后再打开。'

/** Opens a document: this phone's own file, else the server's by an address that holds for some minutes. */
export async function openEvidence(
  workspace: Workspace,
  { mediaType, name = '', sha256 }: EvidenceRef,
  serverUrl: string | null,
): Promise<void> {
  if (!isDocumentType(mediaType)) return
  const here = await workspace.localUrl({ sha256 })
  const there = serverUrl?.startsWith('/') ? `${apiBase()}${serverUrl}` : serverUrl
  const url = here ?? there
  if (url === null || url === '') return screens.toast(absent)
  try {
    await openDocument({ url, name, mediaType })
  } catch (error) {
    screens.toast(error instanceof Error ? error.message : absent)
  }
}
