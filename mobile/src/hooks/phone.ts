/** What pages take from the phone. Each hook re-renders its page when what it reads may have changed. */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { thePhone } from '@/sync/phone'
import type { Sessions } from '@/sync/session.types'
import type { Entry, FilingView, OpenDraft, Trouble, Workspace } from '@/sync/workspace.types'

const nothing = () => () => {}

/** The signed-in account's workspace; null while signed out or still opening (see `useReady`). */
export function useWorkspace(): Workspace | null {
  const phone = thePhone()
  const watch = useCallback((listener: () => void) => phone.subscribe(listener), [phone])
  const workspace = useSyncExternalStore(
    watch,
    () => phone.workspace,
    () => phone.workspace,
  )
  useVersion(workspace)
  return workspace
}

function useVersion(workspace: Workspace | null): number {
  const watch = useCallback(
    (listener: () => void) => (workspace ? workspace.subscribe(listener) : nothing()),
    [workspace],
  )
  const version = () => workspace?.version ?? 0
  return useSyncExternalStore(watch, version, version)
}

/** False until the phone's storage has been read and the current account's workspace is open. */
export function useReady(): boolean {
  const phone = thePhone()
  const watch = useCallback((listener: () => void) => phone.subscribe(listener), [phone])
  const ready = () => phone.ready
  return useSyncExternalStore(watch, ready, ready)
}

export interface FilingsList {
  readonly filings: readonly FilingView[]
  readonly lastPulledAt: string | null
  readonly trouble: Trouble | null
  readonly refreshing: boolean
  readonly refresh: () => Promise<void>
}

export function useFilings(): FilingsList {
  const workspace = useWorkspace()
  const refresh = useCallback(async () => workspace?.refresh(), [workspace])
  return {
    filings: workspace?.filings() ?? none,
    lastPulledAt: workspace?.lastPulledAt ?? null,
    trouble: workspace?.pullTrouble ?? null,
    refreshing: workspace?.refreshing ?? false,
    refresh,
  }
}

const none: readonly never[] = []

/** The open draft of a filing, started on the first visit when the reader may report; null when it is not on this phone. */
export function useDraft(filingId: string, start = true): OpenDraft | null {
  const workspace = useWorkspace()
  const opened = workspace?.open(filingId) ?? null
  const startable = start && workspace?.filing(filingId)?.may.report === true && opened === null
  useEffect(() => {
    if (workspace && startable) workspace.startDraft(filingId)
  }, [workspace, startable, filingId])
  return opened
}

/** Everything on its way, oldest first. */
export function useEntries(): readonly Entry[] {
  return useWorkspace()?.entries() ?? none
}

/** Sessions change rarely; the same object stays, its getters tell the news. */
export function useSession(): Sessions {
  const { sessions } = thePhone()
  const [, bump] = useState(0)
  useEffect(() => sessions.subscribe(() => bump((count) => count + 1)), [sessions])
  return sessions
}

export function useOnline(): boolean {
  const phone = thePhone()
  const watch = useCallback((listener: () => void) => phone.subscribe(listener), [phone])
  const online = () => phone.online
  return useSyncExternalStore(watch, online, online)
}

/** A path for <Image> while the file is on this phone; null until it is known, and when it is not here. */
export function useLocalUrl(sha256: string | null): string | null {
  const workspace = useWorkspace()
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    let gone = false
    let opened: string | null = null
    if (workspace && sha256 !== null) {
      void workspace.localUrl({ sha256 }).then((found) => {
        if (gone) {
          if (found !== null) workspace.releaseUrl(found)
          return
        }
        opened = found
        setUrl(found)
      })
    }
    return () => {
      gone = true
      if (workspace && opened !== null) workspace.releaseUrl(opened)
      setUrl(null)
    }
  }, [workspace, sha256])
  return url
}
