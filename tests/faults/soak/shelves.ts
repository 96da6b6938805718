/** The phone's values without their JSON: the outbox never changes a record in place, and a soak has no time to spare. */
import type { Store } from '../../../mobile/src/sync/ports'
import type { Life } from '../../sync/support/storage'

export function shelvesOver(values: Map<string, unknown>, life: Life): Store {
  return {
    get: <T>(key: string) => life.read(() => values.get(key) as T | undefined),
    set: (key, value) => life.write(() => void values.set(key, value)),
    remove: (key) => life.write(() => void values.delete(key)),
    keys: (prefix) => life.read(() => [...values.keys()].filter((key) => key.startsWith(prefix)).sort()),
  }
}
