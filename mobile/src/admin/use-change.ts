import { useState } from 'react'
import type { Failure } from '@/lists/paged-list'
import { failureOf } from '@/sync/failure'

export interface Change {
  readonly busy: boolean
  readonly failure: Failure | null
  /** True when it went through. */
  readonly attempt: (work: () => Promise<unknown>) => Promise<boolean>
}

const silent = '没有等到服务器的答复，不知道有没有保存。您填的还在，请联网后再存一次，同样的内容不会存两遍。'

/** One change at a time, with the sentence of the last one that failed. */
export function useChange(): Change {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const attempt = async (work: () => Promise<unknown>) => {
    if (busy) return false
    setBusy(true)
    setFailure(null)
    try {
      await work()
      return true
    } catch (error) {
      const { code, message, nature, details } = failureOf(error)
      const unanswered = nature === 'silent' || nature === 'busy'
      setFailure({ sentence: unanswered ? silent : `${message}${fieldsIn(details)}`, code })
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, failure, attempt }
}

/** What the server says of single fields, behind its sentence. */
function fieldsIn(details: Readonly<Record<string, unknown>>): string {
  const listed = details.fields ?? details.findings
  if (!Array.isArray(listed)) return ''
  const words = listed.map((one: { message?: unknown }) => String(one.message ?? '')).filter(Boolean)
  return words.length === 0 ? '' : `（${[...new Set(words)].join('；')}）`
}
