/** The reviewer's keyboard, wired to what is on the desk. */
import { useEffect, useRef } from 'react'
import { onKeys } from '@/platform/keys'
import { type DeskAction, deskAction, type Standing } from '@/review/desk-keys'

export type Deeds = Readonly<Record<DeskAction, () => void>>

/** Off where there is no desktop; hears with what stands on the screen now. */
export function useDeskKeys(on: boolean, at: Standing, deeds: Deeds): void {
  const now = useRef({ at, deeds })
  now.current = { at, deeds }
  useEffect(() => {
    if (!on) return
    return onKeys((pressed) => {
      const action = deskAction(pressed, now.current.at)
      if (action !== null) now.current.deeds[action]()
      return action !== null
    })
  }, [on])
}
