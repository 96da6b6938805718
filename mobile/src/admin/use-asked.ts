import { useEffect, useState } from 'react'
import { whyNotRead } from '@/lists/explain'
import type { Failure } from '@/lists/paged-list'

export interface Asked<Answer> {
  readonly answer: Answer | null
  readonly trouble: Failure | null
  readonly again: () => void
  /** Shows what a change answered, without asking. */
  readonly put: (answer: Answer) => void
}

/** One question, asked when `key` changes; what was answered to another key is never shown. */
export function useAsked<Answer>(of: string, key: string, ask: () => Promise<Answer>): Asked<Answer> {
  const [shown, setShown] = useState<{ key: string; answer: Answer } | null>(null)
  const [trouble, setTrouble] = useState<Failure | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the question
  useEffect(() => {
    let gone = false
    setTrouble(null)
    ask().then(
      (answer) => !gone && setShown({ key, answer }),
      (error: unknown) => !gone && setTrouble(whyNotRead(of, error)),
    )
    return () => {
      gone = true
    }
  }, [key, round])
  return {
    answer: shown?.key === key ? shown.answer : null,
    trouble,
    again: () => setRound(round + 1),
    put: (answer) => setShown({ key, answer }),
  }
}
