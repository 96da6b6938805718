/**
 * The phone as the pages see it: who is signed in, and that account's workspace.
 * `workspace.ts` beside this folder wires the real one; a test provides its own.
 */
import type { Sessions } from './session.types'
import type { Workspace } from './workspace.types'

export interface Phone {
  readonly sessions: Sessions
  /** null while signed out, and for the moment that opening it takes. */
  readonly workspace: Workspace | null
  /** False until storage has been read; show nothing that claims "empty" before. */
  readonly ready: boolean
  readonly online: boolean
  /** Tells of changes of all of these, not of the workspace's own. */
  subscribe(listener: () => void): () => void
}

let provided: Phone | null = null

export function providePhone(phone: Phone): void {
  provided = phone
}

export function thePhone(): Phone {
  if (!provided) throw new Error('no phone is provided: import mobile/src/workspace first')
  return provided
}
