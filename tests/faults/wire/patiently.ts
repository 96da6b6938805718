import { setTimeout as pause } from 'node:timers/promises'

/** Does what can be done again until it is done; a server or a database that restarts takes its time. */
export async function patiently<T>(work: () => Promise<T>, tries = 100): Promise<T> {
  for (;;) {
    tries -= 1
    try {
      return await work()
    } catch (error) {
      if (tries === 0) throw error
      await pause(100)
    }
  }
}
