import type { Interchange } from '@domain/goal/interchange.schema'
import type { Transaction } from '../ports/transaction'
import type { Imported } from './import-file'

/** IM9: 指标库: field, second level and name are the key; the same row again changes nothing. */
export async function addLibrary(
  tx: Transaction,
  rows: Interchange['library'],
  imported: Imported,
): Promise<void> {
  for (const indicator of rows) if (await tx.putLibraryIndicator(indicator)) imported.library += 1
}
