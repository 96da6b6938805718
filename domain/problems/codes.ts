/** The registry of expected refusals: stable codes, each with the one sentence its reader sees. */

import { bureauProblems } from './bureau-problems'
import { callsProblems } from './calls-problems'
import { evidenceProblems } from './evidence-problems'
import { filingsProblems } from './filings-problems'
import type { ProblemEntry, ProblemNature } from './problem-entry'
import { signingInProblems } from './signing-in-problems'

const problems = {
  ...signingInProblems,
  ...filingsProblems,
  ...evidenceProblems,
  ...bureauProblems,
  ...callsProblems,
} as const satisfies Record<string, ProblemEntry>

export type ProblemCode = keyof typeof problems

/** Every code there is. */
export const problemCodes = Object.keys(problems) as readonly ProblemCode[]

export function natureOf(code: ProblemCode): ProblemNature {
  return problems[code].nature
}

/** The sentence, with what stands in braces told by the details: '请至少用 12 个字符'. */
export function sentenceOf(code: ProblemCode, details: Readonly<Record<string, unknown>> = {}): string {
  return problems[code].sentence.replace(/\{(\w+)\}/g, (_, key: string) => String(details[key] ?? '几'))
}

export function isProblemCode(code: unknown): code is ProblemCode {
  return problemCodes.some((known) => known === code)
}
