import type { InboxRow } from './inbox'

export type Place = { readonly tab: string } | { readonly page: string }

/** Where a notice leads whoever reads it: its filing, or the list of tasks where it tells of several. */
export function placeOf(
  { opens, filingId }: Pick<InboxRow, 'opens' | 'filingId'>,
  roles: { readonly owner: boolean; readonly reviewer: boolean },
): Place {
  if (filingId === null || opens === 'tasks')
    return { tab: roles.owner ? '/pages/todo/index' : '/pages/queue/index' }
  if (opens === 'review' || !roles.owner) return { page: `/pages/review/filing/index?id=${filingId}` }
  return { page: `/pages/owner/${opens}/index?filing=${filingId}` }
}
