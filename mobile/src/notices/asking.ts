/** The permissions of whoever is signed in; the shell says who that is. */
import type { Permissions } from './permissions'

let current: Permissions | null = null

export function askAs(permissions: Permissions | null): void {
  current = permissions
}

/** In a tap: asks for the messages that may come of it, and lets the work go on at once. */
export function askForMessages(on: Parameters<Permissions['ask']>[0]): void {
  void current?.ask(on).catch(() => {})
}
