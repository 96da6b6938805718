import type { Pressed } from './keys.types'

const typed = 'input, textarea, select, [contenteditable=true]'
/** A question over the screen is answered first; Taro keeps its element and hides it. */
const asked = () => {
  const question = document.querySelector('.taro__modal')
  return question !== null && getComputedStyle(question).display !== 'none'
}

/**
 * Hears keys of the whole window, except while somebody types or a question lies over the screen. `fn` answers true
 * for a key that it took; the browser then does nothing of its own.
 */
export function onKeys(fn: (pressed: Pressed) => boolean): () => void {
  const hear = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return
    if (event.target instanceof Element && event.target.closest(typed)) return
    if (asked()) return
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    if (fn({ key, ctrl: event.ctrlKey || event.metaKey })) event.preventDefault()
  }
  document.addEventListener('keydown', hear)
  return () => document.removeEventListener('keydown', hear)
}
