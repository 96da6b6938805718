import { isDocument } from '@domain/evidence/document-kinds'
import { useEffect, useRef, useState } from 'react'
import { apiBase } from '@/platform/api-base'
import type { EvidenceRef, FilingView, Workspace } from '@/sync/workspace.types'

/**
 * Where each picture can be shown from, by its evidence id: this phone's own file, else the server's thumbnail, else
 * ''. An address stays open while the screen is, so that pictures do not flicker when one is added.
 */
export function usePhotoUrls(
  workspace: Workspace,
  filing: FilingView,
  photos: readonly EvidenceRef[],
): Readonly<Record<string, string>> {
  const [local, setLocal] = useState<Readonly<Record<string, string | null>>>({})
  const asked = useRef(new Set<string>())
  const opened = useRef<string[]>([])
  const gone = useRef(false)
  // a document is opened, never drawn
  const pictures = photos.filter((photo) => !isDocument(photo))
  const hashes = [...new Set(pictures.map((photo) => photo.sha256))].join(' ')
  useEffect(() => {
    for (const sha256 of hashes.split(' ')) {
      if (sha256 === '' || asked.current.has(sha256)) continue
      asked.current.add(sha256)
      void workspace.localUrl({ sha256 }).then((url) => {
        if (url !== null && gone.current) return workspace.releaseUrl(url)
        if (url !== null) opened.current.push(url)
        setLocal((known) => ({ ...known, [sha256]: url }))
      })
    }
  }, [workspace, hashes])
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
      for (const url of opened.current.splice(0)) workspace.releaseUrl(url)
      asked.current.clear()
    }
  }, [workspace])
  return Object.fromEntries(
    pictures.map((photo) => {
      const here = local[photo.sha256]
      return [photo.id, here ?? (here === null ? onServer(workspace, filing, photo.id) : '')]
    }),
  )
}

function onServer(workspace: Workspace, filing: FilingView, evidenceId: string): string {
  const picture = filing.evidence.find((candidate) => candidate.id === evidenceId)
  if (picture?.undecodable) return ''
  const gathered = workspace.diary().find(({ id }) => id === evidenceId)
  const url = picture?.thumbnailUrl ?? picture?.pictureUrl ?? gathered?.pictureUrl ?? ''
  return url.startsWith('/') ? `${apiBase()}${url}` : url
}
