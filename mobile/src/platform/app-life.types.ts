/** The app leaves the screen and comes back; each function returns its own end. */
export interface AppLife {
  onHide(fn: () => void): () => void
  onShow(fn: () => void): () => void
}
