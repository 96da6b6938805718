/** Messages of this view to the logic layer. */
import type { ViewMessage } from '../protocol'

declare global {
  interface Window {
    toLogic(text: string): void
  }
}

export function send(message: ViewMessage): void {
  window.toLogic(JSON.stringify(message))
}
