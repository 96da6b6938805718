import { useRef } from 'react'
import { keepSame } from './keep-same'

/** The value, keeping the objects of the last drawing wherever nothing changed. */
export function useKept<T>(value: T): T {
  const last = useRef<T>(value)
  last.current = keepSame(last.current, value)
  return last.current
}
