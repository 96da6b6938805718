import type { ProblemCode } from './codes'

/**
 * An expected refusal (办理不成): thrown by rules and use cases, turned into a sentence at the edge.
 * `details` carries what the sentence needs (a field path, the current revision), never a secret.
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: ProblemCode, details: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.details = details
  }
}
