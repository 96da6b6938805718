/** 指标库 as an import writes it and as phones choose from it. */
import type { Accumulation } from '@domain/indicators/indicator'
import type { Operator } from '@domain/indicators/operator'

export interface LibraryIndicator {
  readonly level1: string
  readonly level2: string
  readonly level3: string
  readonly operator: Operator
  readonly unit: string
  readonly accumulation: Accumulation
  /** 行业领域; '通用' for all. */
  readonly field: string
  /** How the target is set. */
  readonly basis: string
  /** What proves the actual value. */
  readonly evidence: string
}

export interface LibraryReads {
  /** What may be chosen, in order of field, levels and name, each with the 拼音首字母 of its name. */
  library(): Promise<readonly (LibraryIndicator & { readonly id: string; readonly initials: string })[]>
}

export interface LibraryWrites {
  /** True when that changed something; field, second level and name are the key. */
  putLibraryIndicator(indicator: LibraryIndicator): Promise<boolean>
}
