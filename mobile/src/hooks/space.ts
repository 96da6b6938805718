/** Words about the room on this phone; asked once a visit. */
import { useEffect, useState } from 'react'
import { clock } from '@/platform/clock'
import { keyValue } from '@/platform/key-value'
import { askRoom } from '@/platform/room'
import { forgettingWords, type Room, roomWords } from '@/sync/space'
import type { Workspace } from '@/sync/workspace.types'

const key = 'last-opened'

interface Known {
  readonly room: Room
  readonly lastOpened: number | null
}

/** The visit before this one; asked and noted once a run. */
let asked: Promise<Known> | null = null

async function ask(): Promise<Known> {
  const lastOpened = (await keyValue.get<number>(key).catch(() => undefined)) ?? null
  await keyValue.set(key, clock.wall()).catch(() => {})
  return { room: await askRoom(), lastOpened }
}

/** The sentences to show, the more urgent first; none while there is room. */
export function useSpaceWords(workspace: Workspace | null): readonly string[] {
  const [known, setKnown] = useState<Known | null>(null)
  useEffect(() => {
    let gone = false
    asked ??= ask()
    void asked.then((found) => {
      if (!gone) setKnown(found)
    })
    return () => {
      gone = true
    }
  }, [])
  if (!workspace || !known) return []
  const { room, lastOpened } = known
  const words = [
    roomWords(workspace.usage(), room),
    forgettingWords(workspace.unsentCount, room, clock.wall(), lastOpened),
  ]
  return words.filter((sentence) => sentence !== null)
}
