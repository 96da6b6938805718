/** A word of the server while it takes a workbook in; `percent` counts from 0 to 100, the way there included. */
export interface WorkbookProgress {
  words: string
  percent: number
}

/** What became of a workbook. */
export interface WorkbookTaken {
  imported: Readonly<Record<string, number>>
  /** At most 200 of `total`. */
  findings: readonly { level: 'block' | 'warn'; message: string }[]
  total: number
  /** The file with what became of each row; null where it could not be read. */
  returned: Blob | null
}

export interface Workbooks {
  /** False in the mini-program: workbooks lie on desks, not in chats. */
  readonly here: boolean
  /** Null means that the person turned back. */
  choose(): Promise<File | null>
  /** Rejects with SendFailure. */
  send(file: File, token: string, tell: (progress: WorkbookProgress) => void): Promise<WorkbookTaken>
  fetch(token: string, tell: (progress: WorkbookProgress) => void): Promise<Blob>
  save(file: Blob, name: string): void
}
