import { valueAt } from '@domain/filings/content'
import type { ListEditing } from '@domain/filings/form'
import { added, type Edit, moved, removed } from '@domain/filings/list'
import { catalogue } from '@/catalogue'
import type { ListHand } from '@/forms/hand'
import { random } from '@/platform/random'
import type { Workspace } from '@/sync/workspace.types'

type Rows = Readonly<Record<string, { readonly position: number }>>

/** FL1–FL3 on the draft of a filing; a new row gets its id here and is shown. */
export function listHand(workspace: Workspace, filingId: string, show: (path: string) => void): ListHand {
  const rowsOf = (list: ListEditing) => (valueAt(workspace.draft(filingId)?.content, list.path) ?? {}) as Rows
  const apply = (edits: readonly Edit[]) => {
    for (const { path, value } of edits) workspace.edit(filingId, path, value)
  }
  return {
    add(list, entry) {
      void random.uuid().then((id) => {
        apply(added(list, rowsOf(list), id, entry))
        show(`${list.path}.${id}`)
      })
    },
    remove: (list, id) => apply(removed(list, id)),
    move: (list, id, by) => apply(moved(list, rowsOf(list), id, by)),
    catalogue,
  }
}
