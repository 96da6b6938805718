/** A key of a keyboard as the screen hears it: never while something is being typed. */
export interface Pressed {
  /** As the browser names it: 'j', 'ArrowDown', 'Enter', '?'. Letters are small. */
  readonly key: string
  readonly ctrl: boolean
}
