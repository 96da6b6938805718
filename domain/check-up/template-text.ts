/** CU22: text of an empty form that was left in. */

const template =
  /[≥≤＞＜><]?=?[*＊]{2,}|[×xX]{2,}|[（(]\s*\d+\s*字以内\s*[）)]|^(指标值?\s*\d*|请填写.*|待填写?|填写说明.*)$|[_＿]{2,}|\{\{|<.*填.*>/

/** CU22: what the empty form said where something should have been filled in; null where nothing of it is left. */
export function templateIn(text: string): string | null {
  return template.exec(text)?.[0] ?? null
}
