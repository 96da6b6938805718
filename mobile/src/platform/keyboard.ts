/** Tells whether the phone's keyboard is up: here by the visible part of the window. */
export function onKeyboard(fn: (up: boolean) => void): () => void {
  const view = typeof window === 'undefined' ? null : window.visualViewport
  if (!view) return () => {}
  const told = () => fn(window.innerHeight - view.height * view.scale > 160)
  view.addEventListener('resize', told)
  return () => view.removeEventListener('resize', told)
}
