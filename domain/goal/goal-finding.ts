/**
 * Findings of a goal import: what was taken how (warn), and what could not be taken and what to do (block).
 */

export interface GoalFinding {
  /** The id of the form, as published. */
  form: string
  /** The number of the rule in RULES.md. */
  rule: `GI${number}`
  level: 'block' | 'warn'
  /** Where in the form: `amount`, `indicators[3].target`. */
  field: string
  message: string
}

type Rule = GoalFinding['rule']

/** Collects the findings of one form while it is read. */
export interface Notebook {
  readonly findings: readonly GoalFinding[]
  warn(rule: Rule, field: string, message: string): void
  /** Also answers null, so that a reader can return it. */
  block(rule: Rule, field: string, message: string): null
}

export function openNotebook(form: string): Notebook {
  const findings: GoalFinding[] = []
  return {
    findings,
    warn: (rule, field, message) => {
      findings.push({ form, rule, level: 'warn', field, message })
    },
    block: (rule, field, message) => {
      findings.push({ form, rule, level: 'block', field, message })
      return null
    },
  }
}
