/** Two rule sets field by field (规则对比). Rules RS8, RS9. */
import { type RuleSet, ruleSetSchema } from './rule-set'

/** A path in dots, and the text on either side; null where that side has no such field. */
export interface RuleDifference {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

/** What names a version rather than rules. */
const naming: readonly string[] = ['id', 'version']

/** RS9: every field that differs, in the order of the fields; lists are compared place by place. */
export function compareRuleSets(before: RuleSet, after: RuleSet): readonly RuleDifference[] {
  const [old, now] = [leaves(before), leaves(after)]
  const fields = [...old.keys(), ...[...now.keys()].filter((field) => !old.has(field))]
  return fields
    .filter((field) => !naming.includes(field) && old.get(field) !== now.get(field))
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
}

/**
 * RS8: a stored set in today's form: what it does not say stands as in the base. Throws a ZodError where a value is
 * not of the form.
 */
export function completed(content: unknown, base: RuleSet): RuleSet {
  return ruleSetSchema.parse(merged(base, content))
}

function merged(base: unknown, over: unknown): unknown {
  if (over === undefined) return base
  if (!isRecord(base) || !isRecord(over)) return over
  const keys = new Set([...Object.keys(base), ...Object.keys(over)])
  return Object.fromEntries([...keys].map((key) => [key, merged(base[key], over[key])]))
}

function leaves(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) leaves(part, path === '' ? key : `${path}.${key}`, found)
  } else found.set(path, String(value))
  return found
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
