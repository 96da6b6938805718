/** How a kind of notice is declared: what it must know, its words, and the screen that it leads to. */
import type { z } from 'zod'
import type { MessagePurpose } from './messages'

/** Where a tap on the notice leads; the phone knows the pages. */
export type NoticeTarget = 'tasks' | 'report' | 'correct' | 'project' | 'review'

export interface DeclaredNotice<Facts> {
  readonly facts: z.ZodType<Facts>
  /** At most eight characters. */
  readonly title: string
  /** One sentence or two, in full-width punctuation. */
  text(facts: Facts): string
  readonly opens: NoticeTarget
  /** NT9: the WeChat message that may go with it; null where the inbox alone tells. */
  readonly message: MessagePurpose | null
}

export function declared<Facts>(notice: DeclaredNotice<Facts>): DeclaredNotice<Facts> {
  return notice
}
