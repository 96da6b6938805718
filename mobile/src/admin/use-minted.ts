import { useRef } from 'react'
import { random } from '@/platform/random'

/** The id of what a form registers: minted once, so that sending again registers nothing twice (AD4). */
export function useMinted(known?: string): () => Promise<string> {
  const kept = useRef<Promise<string> | null>(null)
  return () => {
    kept.current ??= known === undefined ? random.uuid() : Promise.resolve(known)
    return kept.current
  }
}
