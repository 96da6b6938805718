/** The reviewer's keyboard on a desktop (快捷键): which key means what, and what may be done now. */
import type { Pressed } from '@/platform/keys.types'

export type DeskAction =
  | 'next-filing'
  | 'previous-filing'
  | 'next-entry'
  | 'previous-entry'
  | 'pass'
  | 'return'
  | 'photo'
  | 'history'
  | 'submit'
  | 'help'
  | 'leave'

const plain: Readonly<Record<string, DeskAction>> = {
  j: 'next-filing',
  k: 'previous-filing',
  ArrowDown: 'next-entry',
  ArrowUp: 'previous-entry',
  a: 'pass',
  r: 'return',
  p: 'photo',
  h: 'history',
  '?': 'help',
  Escape: 'leave',
}

/** The keys as the help sheet lists them. */
export const keyWords: readonly (readonly [keys: readonly string[], word: string])[] = [
  [['J', 'K'], '下一件、上一件'],
  [['↓', '↑'], '下一项、上一项'],
  [['A'], '通过此项'],
  [['R'], '退回此项'],
  [['P'], '放大照片'],
  [['H'], '办理经过'],
  [['Ctrl', 'Enter'], '提交审核结论'],
  [['?'], '打开或关上这张表'],
]

/** What a reviewer can do where they stand. */
export interface Standing {
  readonly deciding: boolean
  /** An entry is open. */
  readonly open: boolean
  /** The return panel of the open entry is up. */
  readonly panel: boolean
  /** The help sheet is up. */
  readonly help: boolean
  /** All is seen, and nothing stands against submitting. */
  readonly ready: boolean
}

/** What a key does here; null where it does nothing. */
export function deskAction({ key, ctrl }: Pressed, at: Standing): DeskAction | null {
  const action = ctrl ? (key === 'Enter' ? 'submit' : null) : (plain[key] ?? null)
  if (at.help) return action === 'help' || action === 'leave' ? 'help' : null
  switch (action) {
    case 'pass':
    case 'return':
      return at.deciding && at.open && !at.panel ? action : null
    case 'photo':
      return at.open ? action : null
    case 'submit':
      return at.deciding && at.ready ? action : null
    case 'leave':
      return at.panel ? action : null
    default:
      return action
  }
}

/** The neighbour of `now` in a list, `step` places on; the first or last where none is open, null at an end. */
export function neighbour<T>(list: readonly T[], now: T | undefined, step: 1 | -1): T | null {
  const at = now === undefined ? -1 : list.indexOf(now)
  if (at === -1) return (step === 1 ? list[0] : list.at(-1)) ?? null
  return list[at + step] ?? null
}
