/** What the check-up of a form finds (自评表体检): the rule, how grave, where, and what to do. */

export interface CheckFinding {
  /** The number of the rule in RULES.md. */
  rule: `CU${number}`
  /** `block`: cannot be submitted like this; `warn`: look at it again. */
  level: 'block' | 'warn'
  /** `indicators[0].actual`, `funds.executed`, `total`; empty for the form as a whole. */
  field: string
  message: string
}

type Tell = (rule: CheckFinding['rule'], field: string, message: string) => void

/** Collects the findings of one form in the order in which they are made. */
export interface Notes {
  readonly findings: readonly CheckFinding[]
  readonly block: Tell
  readonly warn: Tell
}

export function openNotes(): Notes {
  const findings: CheckFinding[] = []
  const tell =
    (level: CheckFinding['level']): Tell =>
    (rule, field, message) => {
      findings.push({ rule, level, field, message })
    }
  return { findings, block: tell('block'), warn: tell('warn') }
}
