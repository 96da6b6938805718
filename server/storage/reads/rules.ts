import type { StoredRuleSet } from '@server/application/ports/rules'
import { iso, type Queryable } from '../sql'

type Row = Omit<StoredRuleSet, 'createdAt' | 'activatedAt'> & { createdAt: Date; activatedAt: Date | null }

/** Stored sets that meet a condition of our own code, newest first. */
export async function storedRuleSets(
  client: Queryable,
  where: string,
  values: readonly unknown[],
): Promise<StoredRuleSet[]> {
  const { rows } = await client.query<Row>(
    `select r.id, r.division_code as "divisionCode", r.fiscal_year as "fiscalYear", r.version, r.content, r.note,
            coalesce(a.name, '') as "authorName", r.created_at as "createdAt", r.activated_at as "activatedAt"
       from rule_set_version r left join account a on a.id = r.author_id
      where ${where} order by r.fiscal_year desc, r.version desc`,
    values,
  )
  return rows.map((row) => ({
    ...row,
    createdAt: iso(row.createdAt),
    activatedAt: row.activatedAt && iso(row.activatedAt),
  }))
}
