/** What an input needs to bring up the right keys and to be told: here for the web, see input-props.weapp.ts. */
export type Keyboard = 'text' | 'digit' | 'number' | 'search' | 'password' | 'tel'

export interface InputTold {
  label: string
  keyboard: Keyboard
  required?: boolean | undefined
  bad?: boolean | undefined
}

const MODES = {
  text: 'text',
  digit: 'decimal',
  number: 'numeric',
  search: 'search',
  password: 'text',
  tel: 'tel',
} as const

/** A number input would drop what is half typed ("1.", "1,"), so it stays text with another keyboard. */
export function inputProps({ label, keyboard, required, bad }: InputTold): Record<string, unknown> {
  return {
    password: keyboard === 'password',
    nativeProps: {
      inputMode: MODES[keyboard],
      autoComplete: keyboard === 'password' ? 'current-password' : 'off',
      'aria-label': label,
      ...(required ? { 'aria-required': 'true' } : {}),
      ...(bad ? { 'aria-invalid': 'true' } : {}),
    },
  }
}
