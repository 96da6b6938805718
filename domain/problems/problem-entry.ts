/** What stands in the registry of refusals for each code (PR1). */

/** What kind of refusal it is; the transport maps it to its own status. */
export type ProblemNature =
  | 'unauthenticated' // sign in (again)
  | 'forbidden' // visible, but not yours to do
  | 'absent' // not there, or out of scope: both look the same (AC3)
  | 'refused' // the content breaks a rule
  | 'conflict' // someone was faster, or another version is current
  | 'limited' // too often; nothing was lost
  | 'busy' // try again later; nothing was lost

export interface ProblemEntry {
  readonly nature: ProblemNature
  /** What happened, what is safe, what next. */
  readonly sentence: string
}
