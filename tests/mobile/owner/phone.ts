/** The phone of one author: the real workspace over a store in memory, and a server that can be reached or not. */
import { filingKinds } from '@domain/kinds'
import { openWorkspace, type Ports } from '@/sync/account-workspace'
import { silence } from '@/sync/failure'
import { type Phone, providePhone } from '@/sync/phone'
import type { OwnChallenge } from '@/sync/remote.types'
import type { Sessions } from '@/sync/session.types'
import type { Captured, FilingView, GatheringProject, Workspace } from '@/sync/workspace.types'
import { rules, subject } from '../forms/sample'
import { memory } from '../memory'

export const account = { accountId: 'a1', name: '曾丽华', assignments: [] }

const uuid = (end: string) => `00000000-0000-4000-8000-${end.padStart(12, '0')}`
export const filingId = uuid('1')

/** A filing as the server shows it to its author: opened, never handed in, due in 2099. */
export const filing = (more: Partial<FilingView> = {}): FilingView => ({
  id: filingId,
  kind: 'monitoring',
  title: '绩效监控',
  period: '2021-M07',
  projectId: 'p1',
  projectName: subject.projectName,
  unitName: subject.unitName,
  departmentName: subject.departmentName,
  at: 'author',
  whereabouts: '经办人',
  returnedFrom: null,
  revision: 0,
  dueAt: '2099-08-31T15:59:59.000Z',
  movedAt: '2021-08-01T00:00:00.000Z',
  subject,
  rules,
  forecast: null,
  revisions: [],
  evidence: [],
  remarks: [],
  answered: [],
  timeline: [{ at: '2021-08-01T00:00:00.000Z', who: '绩效科', what: '布置任务' }],
  may: { report: true, decide: false, confirmPhotos: false, returnTo: [] },
  ...more,
})

const never = () => () => {}

/** Pulls bring `filings`; whatever is pushed gets no answer. */
export async function phoneWith(
  filings: readonly FilingView[],
  projects: readonly GatheringProject[] = [],
  challenges: readonly OwnChallenge[] = [],
): Promise<Workspace> {
  let count = 0
  const next = () => {
    count += 1
    return count
  }
  const files = new Map<string, string>()
  const ports: Ports = {
    store: memory(),
    files: {
      keep: async (_, named) => {
        const id = named?.id ?? String(next())
        files.set(id, `blob:${id}`)
        return {
          id,
          size: 1000,
          sha256: id.replace(/\D/g, '').padStart(64, '0').slice(-64),
          mediaType: 'image/jpeg',
        }
      },
      keepBytes: async (bytes, { id, mediaType }) => {
        files.set(id, `blob:${id}`)
        return { id, size: bytes.byteLength, sha256: '0'.repeat(64), mediaType }
      },
      read: async () => new ArrayBuffer(1000),
      open: async () => ({ size: 1000, slice: async (from, to) => new ArrayBuffer(to - from) }),
      url: async (id) => files.get(id) ?? '',
      release: () => {},
      remove: async (id) => void files.delete(id),
    },
    transport: {
      pull: async () => ({
        cursor: { epoch: 'e', xid: '1', seq: '1' },
        complete: true,
        fresh: true,
        filings: [...filings],
      }),
      lacking: async () => Promise.reject(silence('no-answer')),
      upload: async () => Promise.reject(silence('no-answer')),
      uploadOffset: async () => Promise.reject(silence('no-answer')),
      push: async () => Promise.reject(silence('no-answer')),
      diary: async () => ({ projects: [...projects], entries: [], challenges: [...challenges], next: null }),
      keepDiary: async () => Promise.reject(silence('no-answer')),
    },
    clock: { wall: () => Date.now() },
    timers: {
      after(ms, fn) {
        const timer = setTimeout(fn, ms)
        return () => clearTimeout(timer)
      },
    },
    random: { uuid: async () => uuid(String(1000 + next())), fraction: () => 0.5 },
    signals: { isOnline: async () => true, onNetworkChange: never, onShow: never, onHide: never },
    locator: { fix: async () => ({ missing: 'denied' }) },
    kinds: filingKinds,
    session: { signedIn: () => true, ended: () => {}, subscribe: never },
  }
  const workspace = await openWorkspace(ports, account)
  await workspace.refresh()
  providePhone(phoneOf(workspace))
  return workspace
}

export function phoneOf(workspace: Workspace | null): Phone {
  const sessions: Sessions = {
    current: null,
    accounts: [],
    signInNeeded: false,
    unfinished: null,
    abandon: () => {},
    roles: { owner: workspace !== null, reviewer: false },
    signIn: () => Promise.reject(new Error('not here')),
    enter: () => Promise.reject(new Error('not here')),
    signOut: async () => {},
    tokenOf: () => null,
    ended: async () => {},
    subscribe: never,
  }
  return { sessions, workspace, ready: true, online: true, subscribe: never }
}

export const captured: Captured = {
  temp: 'wxfile://tmp/1.jpg',
  source: 'camera',
  mediaType: 'image/jpeg',
  pickedAt: '2021-08-24T01:31:07.000Z',
  monotonicMs: 5,
}
