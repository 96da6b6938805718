/** What an official table says that somebody filled in and brought back (DC8, DC10, DC11): told by the server, shown by the phone. */
import type { Finding } from '../filings/kind'

export interface CellFinding extends Finding {
  /** 'E12'; null where the field stands in no cell. */
  readonly cell: string | null
}

/** A value that the file brings, or a whole row where one was added. */
export interface TableChange {
  readonly path: string
  readonly value: unknown
  /** 'E12' */
  readonly cell: string | null
}

export interface ReturnedTable {
  /** The revision that the table was made from; what no cell holds is as it was there. */
  readonly revision: number
  /** Name of the sheet that the cells stand on. */
  readonly sheet: string
  /** What the file says otherwise than that revision; the phone lays it over its draft. */
  readonly changes: readonly TableChange[]
  readonly findings: readonly CellFinding[]
}
