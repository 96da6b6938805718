import { type ImportFinding, interchangeSchema } from '@domain/goal/interchange.schema'
import { misfitsOf } from '@domain/problems/misfits'
import type { House } from '../ports/context'
import { importGoal } from './import-goal'
import { importRegisters } from './import-registers'
import { counted } from './row-progress'

export interface ImportOrder {
  readonly document: unknown
  /** Where forms go whose unit is not registered: this district, '赣州市' unless told. */
  readonly district: string
  /** The unit of forms that name none; without it they are refused. */
  readonly unit: string | null
  /** True marks every project as demonstration data. */
  readonly demonstration: boolean
  /** Who imports; null where an operator does by a command. */
  readonly by?: string | null
  /** Told after each entry of the document. */
  readonly done?: () => void
}

export type Imported = Record<
  | 'districts'
  | 'sections'
  | 'units'
  | 'users'
  | 'projects'
  | 'budgetLines'
  | 'payments'
  | 'library'
  | 'goals',
  number
>

export interface ImportResult {
  readonly imported: Imported
  readonly findings: readonly ImportFinding[]
}

/**
 * IM1–IM6: reads an interchange file or a collection of published goal tables.
 * Registers go in together or not at all; each goal table goes in whole or not at all.
 */
export async function importFile(house: House, order: ImportOrder): Promise<ImportResult> {
  const imported = nothingImported()
  const document = Array.isArray(order.document) ? { items: order.document } : order.document
  const parsed = interchangeSchema.safeParse(document)
  if (!parsed.success) {
    const findings = misfitsOf(parsed.error).map(
      ({ field, message }): ImportFinding => ({
        ...{ form: '', rule: 'IM1', level: 'block', field },
        message: `${message}。整个文件没有导入，请改正后重新导入`,
      }),
    )
    return { imported, findings }
  }
  const findings = [...(await importRegisters(house, parsed.data, order, imported))]
  if (findings.some((finding) => finding.level === 'block')) return { imported: nothingImported(), findings }
  for (const item of counted(parsed.data.items, order.done))
    findings.push(...(await importGoal(house, item, order, imported)))
  return { imported, findings }
}

export function nothingImported(): Imported {
  return {
    districts: 0,
    sections: 0,
    units: 0,
    users: 0,
    projects: 0,
    budgetLines: 0,
    payments: 0,
    library: 0,
    goals: 0,
  }
}
