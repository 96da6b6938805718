/** The hooks draw a page anew when what it reads has changed, and only then. */
import { act, renderHook } from '@testing-library/react'
import { useDraft, useEntries, useFilings, useOnline, useReady, useWorkspace } from '@/hooks/phone'
import { type Phone, providePhone } from '@/sync/phone'
import type { Sessions } from '@/sync/session.types'
import type { Workspace } from '@/sync/workspace.types'
import { filingId, World } from '../../sync/support/world'

// jsdom has no setImmediate; the world lets things happen by it
globalThis.setImmediate ??= ((fn: () => void) => setTimeout(fn, 0)) as unknown as typeof setImmediate

class PhoneStub implements Phone {
  readonly sessions = {} as Sessions
  workspace: Workspace | null = null
  ready = false
  online = true
  private listener = () => {}

  subscribe(listener: () => void): () => void {
    const before = this.listener
    this.listener = () => {
      before()
      listener()
    }
    return () => {}
  }

  tell(news: Partial<Pick<Phone, 'workspace' | 'ready' | 'online'>>): void {
    Object.assign(this, news)
    this.listener()
  }
}

async function provided() {
  const world = new World()
  const workspace = await world.start()
  await workspace.refresh()
  const phone = new PhoneStub()
  providePhone(phone)
  return { world, workspace, phone }
}

it('follows the phone from closed to open', async () => {
  const { workspace, phone } = await provided()
  const { result } = renderHook(() => ({ ready: useReady(), workspace: useWorkspace(), online: useOnline() }))
  expect(result.current).toEqual({ ready: false, workspace: null, online: true })
  act(() => phone.tell({ workspace, ready: true, online: false }))
  expect(result.current).toEqual({ ready: true, workspace, online: false })
})

it('starts the draft of a filing that may be reported, and shows every edit', async () => {
  const { workspace, phone } = await provided()
  phone.tell({ workspace, ready: true })
  const { result } = renderHook(() => useDraft(filingId))
  expect(result.current?.draft.filingId).toBe(filingId)
  act(() => workspace.edit(filingId, 'figures.done', '9'))
  expect(result.current?.form.filled).toBe(1)
})

it('shows an entry as soon as it is handed in', async () => {
  const { world, workspace, phone } = await provided()
  phone.tell({ workspace, ready: true })
  await world.goOffline()
  const { result } = renderHook(() => ({ entries: useEntries(), list: useFilings() }))
  expect(result.current.entries).toEqual([])
  await act(async () => {
    workspace.edit(filingId, 'figures.done', '9')
    await workspace.submit(filingId)
    await world.settle()
  })
  expect(result.current.entries.map((entry) => [entry.state, entry.problem])).toEqual([['queued', 'offline']])
  expect(result.current.list.filings).toHaveLength(2)
})
