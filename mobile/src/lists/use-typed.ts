import { useEffect, useRef, useState } from 'react'

const pauseMs = 400

export interface Typed {
  readonly text: string
  readonly change: (text: string) => void
  /** The person pressed 搜索. */
  readonly now: () => void
  readonly clear: () => void
}

/** What is typed into a search box; it is asked for after a pause in typing, and at once on 搜索. */
export function useTyped(asked: string, ask: (text: string) => void): Typed {
  const [text, setText] = useState(asked)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const stop = () => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
  }
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current)
    },
    [],
  )
  const askFor = (wanted: string) => {
    stop()
    if (wanted.trim() !== asked.trim()) ask(wanted)
  }
  return {
    text,
    change: (next) => {
      setText(next)
      stop()
      timer.current = setTimeout(() => askFor(next), pauseMs)
    },
    now: () => askFor(text),
    clear: () => {
      setText('')
      stop()
      ask('')
    },
  }
}
