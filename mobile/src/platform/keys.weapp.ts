import type { Pressed } from './keys.types'

/** The mini-program hears no keyboard. */
export function onKeys(_: (pressed: Pressed) => boolean): () => void {
  return () => {}
}
