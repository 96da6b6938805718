/** The city's own rule sets (规则集): versions, comparison, activation. Rules RS8–RS10, AD1–AD4. */

import { misfitsOf } from '@domain/problems/misfits'
import { Problem } from '@domain/problems/problem'
import { compareRuleSets, completed, type RuleDifference } from '@domain/rule-sets/compare'
import { type RuleSet, ruleSetFor } from '@domain/rule-sets/rule-set'
import { canonicalHash } from '@domain/sync/canonical'
import * as z from 'zod'
import type { Work } from '../ports/context'
import type { StoredRuleSet } from '../ports/rules'
import { districtsOf, recordChange } from './administered'

/** A set as a list shows it; `id` is null for a built-in one. */
export interface RuleSetEntry {
  readonly key: string
  readonly id: string | null
  readonly fiscalYear: number
  readonly version: number
  readonly title: string
  readonly note: string
  readonly authorName: string
  readonly activatedAt: string | null
  readonly active: boolean
}

export interface RuleSetOrder {
  readonly id: string
  readonly fiscalYear: number
  /** The newest version of the year that the author saw; 0 for none. */
  readonly version: number
  readonly content: unknown
  readonly note: string
}

export async function listRuleSets(work: Work): Promise<readonly RuleSetEntry[]> {
  await refuseOutsideCity(work)
  const stored = await work.reader.ruleSets(work.settings.division)
  return [...stored.map(entryOf), ...work.builtInRules.map(builtInEntry).reverse()]
}

/** The whole set under a key of the list: its id, or the name of a built-in one. */
export async function viewRuleSet(work: Work, key: string): Promise<RuleSet> {
  await refuseOutsideCity(work)
  const builtIn = work.builtInRules.find((set) => set.id === key)
  if (builtIn) return builtIn
  const stored = (await work.reader.ruleSets(work.settings.division)).find(({ id }) => id === key)
  if (!stored) throw new Problem('admin.not-found')
  return ruleSetOf(work, stored.fiscalYear, stored.content)
}

/** RS9: what differs between two sets, field by field. */
export async function compareVersions(
  work: Work,
  { before, after }: { before: string; after: string },
): Promise<readonly RuleDifference[]> {
  return compareRuleSets(await viewRuleSet(work, before), await viewRuleSet(work, after))
}

/** RS10: keeps a set as the next version of its year; it holds only once it is activated. */
export async function saveRuleSet(work: Work, order: RuleSetOrder): Promise<RuleSetEntry> {
  await refuseOutsideCity(work)
  const { division } = work.settings
  const { id, fiscalYear, note } = order
  return work.store.write(async (tx) => {
    const newest = await tx.lockRules(division, fiscalYear)
    const known = await tx.ruleSetById(id)
    const version = known?.version ?? newest + 1
    const content = {
      ...ruleSetOf(work, fiscalYear, order.content),
      id: `${division}-${fiscalYear}-${version}`,
      version,
      fiscalYear,
      divisionCode: division,
    }
    if (known) {
      if (known.note !== note || canonicalHash(known.content) !== canonicalHash(content))
        throw new Problem('admin.differs')
      return entryOf(known)
    }
    if (newest !== order.version) throw new Problem('admin.stale')
    const createdAt = work.now().toISOString()
    await tx.addRuleSet({
      id,
      divisionCode: division,
      fiscalYear,
      version,
      content,
      note,
      authorId: work.actor.accountId,
      createdAt,
    })
    await recordChange(work, tx, {
      action: 'rules.saved',
      subject: 'rule-set',
      subjectId: id,
      before: null,
      after: content,
    })
    const saved = await tx.ruleSetById(id)
    if (!saved) throw new Error(`rule set ${id} vanished while it was saved`)
    return entryOf(saved)
  })
}

/** RS10: the set holds from its year on, in every process within seconds; activating it again changes nothing. */
export async function activateRuleSet(work: Work, id: string): Promise<RuleSetEntry> {
  await refuseOutsideCity(work)
  const entry = await work.store.write(async (tx) => {
    const found = await tx.ruleSetById(id)
    if (found?.divisionCode !== work.settings.division) throw new Problem('admin.not-found')
    const newest = await tx.lockRules(found.divisionCode, found.fiscalYear)
    if (found.activatedAt !== null) return entryOf(found)
    if (found.version !== newest) throw new Problem('admin.stale')
    const at = work.now().toISOString()
    const before = ruleSetFor(found.fiscalYear, found.divisionCode, work.ruleBook.sets())
    await tx.activateRuleSet(id, at)
    await recordChange(work, tx, {
      action: 'rules.activated',
      subject: 'rule-set',
      subjectId: id,
      before: before && { id: before.id },
      after: { id: ruleSetOf(work, found.fiscalYear, found.content).id },
    })
    return entryOf({ ...found, activatedAt: at })
  })
  await work.ruleBook.refresh()
  return entry
}

/** Rule sets are the city's, and hold for its counties: only the administration of the city's own district sets them. */
async function refuseOutsideCity(work: Work): Promise<void> {
  const districts = await work.reader.districtsById(districtsOf(work))
  if (!districts.some(({ code }) => code === work.settings.division)) throw new Problem('rules.of-the-city')
}

/** RS8: the content in today's form, or the refusal that names each field. */
function ruleSetOf(work: Work, fiscalYear: number, content: unknown): RuleSet {
  const base = ruleSetFor(fiscalYear, work.settings.division, work.builtInRules)
  if (!base) throw new Problem('rules.none', { fiscalYear })
  try {
    return completed(content, base)
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    throw new Problem('rules.invalid', { findings: misfitsOf(error) })
  }
}

function entryOf(set: StoredRuleSet): RuleSetEntry {
  const { id, fiscalYear, version, note, authorName, activatedAt } = set
  const { title } = z.object({ title: z.string() }).parse(set.content)
  return {
    key: id,
    id,
    fiscalYear,
    version,
    title,
    note,
    authorName,
    activatedAt,
    active: activatedAt !== null,
  }
}

function builtInEntry({ id, fiscalYear, version, title }: RuleSet): RuleSetEntry {
  return {
    key: id,
    id: null,
    fiscalYear,
    version,
    title,
    note: '系统自带',
    authorName: '',
    activatedAt: null,
    active: true,
  }
}
