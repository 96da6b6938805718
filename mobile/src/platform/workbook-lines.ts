/** The server's answer to a workbook, line by line: what is being done, and last what became of it. */
import { answered, problemInBody, refusal, type SendFailure, silence } from '@/sync/failure'
import type { WorkbookTaken } from './workbooks.types'

export interface Line {
  readonly words?: string
  readonly percent?: number
  readonly result?: Omit<WorkbookTaken, 'returned'> & { readonly returned: string | null }
}

/** The lines that are whole by now; one that is still on its way is left out. */
export function linesOf(text: string): Line[] {
  return text.split('\n').flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line)
      return typeof value === 'object' && value !== null ? [value as Line] : []
    } catch {
      return []
    }
  })
}

/** What became of it. Throws SendFailure for a refusal, and where the answer breaks off. */
export function resultOf(status: number, lines: readonly Line[]): NonNullable<Line['result']> {
  const result = lines.at(-1)?.result
  if (result) return result
  throw refusalIn(status, lines)
}

export function refusalIn(status: number, lines: readonly Line[]): SendFailure {
  const problem = problemInBody(lines.at(-1))
  if (problem) return refusal(problem, status)
  return status === 200 ? silence('no-answer') : answered(status)
}
