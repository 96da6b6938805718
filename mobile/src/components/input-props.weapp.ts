import type { InputTold } from './input-props'

const TYPES = {
  text: 'text',
  digit: 'digit',
  number: 'number',
  search: 'text',
  password: 'text',
  tel: 'number',
} as const

/** Keyboard and label in the mini-program's words. */
export function inputProps({ label, keyboard, required }: InputTold): Record<string, unknown> {
  return {
    type: TYPES[keyboard],
    password: keyboard === 'password',
    confirmType: keyboard === 'search' ? 'search' : 'done',
    adjustPosition: true,
    'aria-label': label,
    ...(required ? { 'aria-required': 'true' } : {}),
  }
}
