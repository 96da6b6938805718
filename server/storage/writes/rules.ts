import type { RuleWrites } from '@server/application/ports/rules'
import { storedRuleSets } from '../reads/rules'
import { insert, type Queryable } from '../sql'

export function ruleWrites(client: Queryable): RuleWrites {
  return {
    async lockRules(divisionCode, fiscalYear) {
      const key = `rules:${divisionCode}:${fiscalYear}`
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [key])
      const { rows } = await client.query<{ version: number }>(
        `select coalesce(max(version), 0)::int as version from rule_set_version
          where division_code = $1 and fiscal_year = $2`,
        [divisionCode, fiscalYear],
      )
      return rows[0]?.version ?? 0
    },

    ruleSetById: async (id) => (await storedRuleSets(client, 'r.id = $1', [id]))[0] ?? null,

    async addRuleSet(set) {
      await insert(client, 'rule_set_version', {
        id: set.id,
        division_code: set.divisionCode,
        fiscal_year: set.fiscalYear,
        version: set.version,
        content: set.content,
        note: set.note,
        author_id: set.authorId,
        created_at: set.createdAt,
      })
    },

    async activateRuleSet(id, at) {
      await client.query(
        'update rule_set_version set activated_at = $2 where id = $1 and activated_at is null',
        [id, at],
      )
    },
  }
}
