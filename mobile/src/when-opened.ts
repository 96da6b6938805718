/**
 * Loads what opening a workspace takes, once somebody signs in; when-opened.weapp.ts stands in for it in the
 * mini-program. A chunk that could not be had is asked for again: an account never opens as if it held nothing.
 */
const pauseMs = 2_000

export async function whenOpened(): Promise<typeof import('./opening')> {
  for (;;) {
    try {
      return await import('./opening')
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
}
