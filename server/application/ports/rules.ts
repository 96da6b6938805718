/** Rule sets that the city set itself, beside the built-in ones (RS8–RS10). */
import type { RuleSet } from '@domain/rule-sets/rule-set'

export interface StoredRuleSet {
  readonly id: string
  readonly divisionCode: string
  readonly fiscalYear: number
  readonly version: number
  readonly content: unknown
  readonly note: string
  readonly authorName: string
  readonly createdAt: string
  readonly activatedAt: string | null
}

/** The sets in force: built in, and activated by the city. */
export interface RuleBook {
  sets(): readonly RuleSet[]
  /** Reads anew; other processes do within seconds by themselves. */
  refresh(): Promise<void>
}

export interface RuleReads {
  ruleSets(divisionCode: string): Promise<readonly StoredRuleSet[]>
}

export interface RuleWrites {
  /** Makes two that save a version of the same year wait for each other; the newest version, 0 for none. */
  lockRules(divisionCode: string, fiscalYear: number): Promise<number>
  ruleSetById(id: string): Promise<StoredRuleSet | null>
  addRuleSet(set: {
    readonly id: string
    readonly divisionCode: string
    readonly fiscalYear: number
    readonly version: number
    readonly content: RuleSet
    readonly note: string
    readonly authorId: string
    readonly createdAt: string
  }): Promise<void>
  activateRuleSet(id: string, at: string): Promise<void>
}
