import { useState } from 'react'
import type { Failure } from '@/lists/paged-list'
import { signInSentence } from '../sign-in-words'

/** One attempt at a time, with the sentence of the last one that failed. */
export function useStep(): {
  busy: boolean
  failure: Failure | null
  attempt: (work: () => Promise<void>) => Promise<void>
} {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const attempt = async (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setFailure(null)
    try {
      await work()
    } catch (error) {
      setFailure(signInSentence(error))
    } finally {
      setBusy(false)
    }
  }
  return { busy, failure, attempt }
}
