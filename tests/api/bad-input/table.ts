/** Damage that is none: what the procedure's form leaves free, each with the reason. */
const free: Readonly<Record<string, readonly string[]>> = {
  // a day without an entry is cleared
  'administration.saveDay': ['null at counted'],
  // ids of units and districts are the registers' own texts; of what is unknown nothing is told
  'board.coverage': ['null at within', 'no UUID at within.id'],
  'board.filings': ['no UUID at unitId'],
}

export function isFree(procedure: string, title: string): boolean {
  return free[procedure]?.includes(title) ?? false
}
