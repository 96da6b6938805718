/**
 * The rule sets in force, held in memory for every computation (RS10). Each process looks for a newer activation every
 * few seconds; without an answer of the database the sets it knows go on.
 */
import { completed } from '@domain/rule-sets/compare'
import { type RuleSet, ruleSetFor } from '@domain/rule-sets/rule-set'
import type { RuleBook } from '@server/application/ports/rules'
import { storedRuleSets } from './reads/rules'
import type { Queryable } from './sql'

const lookEveryMs = 2000

export async function openRuleBook(
  client: Queryable,
  builtIn: readonly RuleSet[],
): Promise<RuleBook & { close(): void }> {
  let sets = builtIn
  let seen = ''
  const newest = async (): Promise<string> => {
    const { rows } = await client.query<{ mark: string }>(
      `select count(*) || ' ' || coalesce(max(activated_at)::text, '') as mark
         from rule_set_version where activated_at is not null`,
    )
    return rows[0]?.mark ?? ''
  }
  const read = async (mark: string): Promise<void> => {
    const stored = await storedRuleSets(client, 'r.activated_at is not null', [])
    sets = [...builtIn, ...stored.map(({ content, ...key }) => inForce(content, key, builtIn))]
    seen = mark
  }
  await read(await newest())
  let looking = false
  const look = async (): Promise<void> => {
    if (looking) return
    looking = true
    try {
      const mark = await newest()
      if (mark !== seen) await read(mark)
    } catch {
      // the next look asks again; the sets in memory hold meanwhile
    } finally {
      looking = false
    }
  }
  const timer = setInterval(() => void look(), lookEveryMs)
  timer.unref()
  return {
    sets: () => sets,
    refresh: async () => read(await newest()),
    close: () => clearInterval(timer),
  }
}

/** RS8: completed from the built-in set of its year; a stored set comes after the built-in of the same year (RS3). */
function inForce(
  content: unknown,
  { divisionCode, fiscalYear, version }: { divisionCode: string; fiscalYear: number; version: number },
  builtIn: readonly RuleSet[],
): RuleSet {
  const base = ruleSetFor(fiscalYear, divisionCode, builtIn)
  if (!base) throw new Error(`no built-in rule set underlies ${divisionCode} ${fiscalYear}`)
  return { ...completed(content, base), version: version + 1 }
}
