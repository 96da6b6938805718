import type { EvidenceSlot, FieldPath } from '@domain/filings/form'
import type { Finding } from '@domain/filings/kind'
import { useEffect, useMemo, useRef, useState } from 'react'
import { gapAfter, gapsOf } from '@/forms/gaps'
import type { EvidenceSource, Hand, Slots } from '@/forms/hand'
import type { Reveal } from '@/forms/reveal'
import { screens } from '@/platform/screens'
import type { FilingView, OpenDraft, Workspace } from '@/sync/workspace.types'
import { chosen } from './chosen'
import { listHand } from './list-hand'
import { withOffer } from './offered'
import { firstView } from './photo-words'
import { slotsOf } from './slots'
import { takeIn } from './take-in'
import { usePhotoUrls } from './use-photo-urls'

export interface Filling {
  /** null while the draft is being started, and where nothing can be filled in. */
  readonly open: OpenDraft | null
  readonly hand: Hand
  readonly slots: Slots
  /** Lays what the diary offers into slots made otherwise. */
  offering(slots: Slots): Slots
  readonly gaps: readonly Finding[]
  /** Gaps are marked from the first try to hand in. */
  readonly asked: boolean
  readonly reveal: Reveal | undefined
  /** A sentence about what could not be done just now; null when all is well. */
  readonly trouble: string | null
  setTrouble(sentence: string | null): void
  /** Brings the next gap into sight. */
  next(): void
  /** Brings this place into sight. */
  show(path: FieldPath): void
  /** True when nothing is missing; else marks the gaps, goes to the first one and says which it is. */
  complete(): boolean
}

/** Filling in one filing: the draft, its gaps, its photos. The screens of report and correction share it. */
export function useFilling(
  workspace: Workspace,
  filing: FilingView,
  active: boolean,
  /** The photo of a slot that a new one takes the place of. */
  replaces: (slot: string) => string | null = nothing,
): Filling {
  const { id } = filing
  const replacing = useRef(replaces)
  replacing.current = replaces
  const open = workspace.open(id)
  const [asked, setAsked] = useState(false)
  const [reveal, setReveal] = useState<Reveal>()
  const [trouble, setTrouble] = useState<string | null>(null)
  const startable = active && open === null && workspace.draft(id) === null
  useEffect(() => {
    if (startable) workspace.startDraft(id)
  }, [workspace, startable, id])

  const hand = useMemo<Hand>(
    () => ({
      onChange: (path, value) => workspace.edit(id, path, value),
      onTake: (slot, source) =>
        void take({ workspace, id, slot, source, old: replacing.current(slot.slot), tell: setTrouble }),
      onTakeIn: (entries) => void takeIn(workspace, id, setTrouble, entries),
      onOpen: (_slot, photoId) => screens.go(photoScreen(id, photoId)),
      lists: listHand(workspace, id, (path) => setReveal({ path })),
    }),
    [workspace, id],
  )
  const offer = workspace.offer(id)
  const offered = offer.materials.flatMap(({ evidence }) => evidence ?? [])
  const urls = usePhotoUrls(workspace, filing, [...(open?.draft.evidence ?? []), ...offered])
  const replaced = open?.draft.replaces ?? null
  const refused = replaced === null ? null : workspace.entry(replaced)
  const offering = (slots: Slots) => (open ? withOffer(slots, open.form, offer, urls) : slots)
  const gaps = open ? gapsOf(open.form, open.findings) : []
  return {
    open,
    hand,
    slots: offering(slotsOf(open?.draft.evidence ?? [], urls, refused?.culprit ?? null)),
    offering,
    gaps,
    asked,
    reveal,
    trouble,
    setTrouble,
    next() {
      const gap = gapAfter(gaps, reveal?.path ?? null)
      if (gap) setReveal({ path: gap.field })
      else screens.toast('都填好了，可以核对并提交')
    },
    show: (path) => setReveal({ path }),
    complete() {
      const [first] = gaps
      if (!first) return true
      setAsked(true)
      setReveal({ path: first.field })
      screens.toast(gaps.length === 1 ? first.message : `还有 ${gaps.length} 处：${first.message}`)
      return false
    },
  }
}

function photoScreen(filingId: string, photoId: FieldPath): string {
  return `/pages/owner/evidence/index?filing=${filingId}&photo=${photoId}`
}

interface Taking {
  workspace: Workspace
  id: string
  slot: EvidenceSlot
  source: EvidenceSource
  old: string | null
  tell: (sentence: string | null) => void
}

/** Takes a picture or a document and opens it; it is on the phone before it is shown, and what it replaces stays until handing in. */
async function take({ workspace, id, slot, source, old, tell }: Taking): Promise<void> {
  try {
    const picture = await chosen(source, workspace.filing(id)?.rules.evidence)
    if (!picture) return
    const view = source === 'camera' ? firstView : ''
    const added = await workspace.attach(id, slot.slot, picture, view)
    if (old !== null) await workspace.detach(id, old)
    tell(null)
    screens.go(photoScreen(id, added.id))
  } catch (error) {
    tell(sentenceOf(error))
  }
}

const nothing = () => null

/** The errors of camera and storage speak to the person; any other is told plainly. */
export function sentenceOf(error: unknown): string {
  const spoken = error instanceof Error && /[\u4e00-\u9fff]/.test(error.message)
  return spoken ? error.message : '这份材料没有存下，已填的内容不受影响。请再试一次。'
}
