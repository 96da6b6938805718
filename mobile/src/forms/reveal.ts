import type { FieldPath } from '@domain/filings/form'

/** Asks a form to bring a place into sight. A new object asks again, for the same place too. */
export interface Reveal {
  readonly path: FieldPath
}
