/** Room for two panes side by side. */
const wide = '(min-width: 1024px)'

const query = () => (typeof matchMedia === 'function' ? matchMedia(wide) : null)

export const desktop = {
  isWide: (): boolean => query()?.matches ?? false,
  onChange(fn: () => void): () => void {
    const asked = query()
    asked?.addEventListener?.('change', fn)
    return () => asked?.removeEventListener?.('change', fn)
  },
  /** The address of what is open now, for a reload or a bookmark; nothing is navigated. */
  showAddress: (path: string): void => window.history.replaceState(window.history.state, '', path),
}
