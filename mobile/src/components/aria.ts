/** What assistive technology is told, in the words of the web. The mini-program's names are in aria.weapp.ts. */
export interface Aria {
  role?: string | undefined
  /** Of a heading: 1 is the screen's own. */
  level?: number | undefined
  label?: string | undefined
  checked?: boolean | undefined
  selected?: boolean | undefined
  /** Of a button that stays down. */
  pressed?: boolean | undefined
  expanded?: boolean | undefined
  disabled?: boolean | undefined
  busy?: boolean | undefined
  live?: 'polite' | 'assertive' | undefined
  /** 0–100. */
  now?: number | undefined
  hidden?: boolean | undefined
}

const STATES = [
  'label',
  'level',
  'checked',
  'selected',
  'pressed',
  'expanded',
  'disabled',
  'busy',
  'live',
  'hidden',
] as const

/** Props to spread on a View; what is not said is left out. */
export function aria(said: Aria): Record<string, string> {
  const props: Record<string, string> = {}
  if (said.role) props.role = said.role
  for (const state of STATES) if (said[state] !== undefined) props[`aria-${state}`] = String(said[state])
  if (said.now !== undefined) {
    props['aria-valuenow'] = String(Math.round(said.now))
    props['aria-valuemin'] = '0'
    props['aria-valuemax'] = '100'
  }
  return props
}
