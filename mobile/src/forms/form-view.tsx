/** Renders a declared form (表单) of any kind of filing: known facts, tables of amounts, items with their evidence. */
import type { Form, Section } from '@domain/filings/form'
import { View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { scrollTo } from '@/platform/scroll'
import { AmountsView } from './amounts-view'
import { anchorFor } from './anchor'
import { FieldsView } from './fields-view'
import './forms.css'
import type { Hand, Slots } from './hand'
import { ItemsView } from './items-view'
import { KnownView } from './known-view'
import { type Marks, marksWithin } from './marks'
import { ResultView } from './result-view'
import type { Reveal } from './reveal'
import { useKept } from './use-kept'

export interface FormViewProps {
  form: Form
  hand: Hand
  /** Errors, remarks and earlier values by path. */
  marks?: Marks | undefined
  /** Evidence by slot. */
  slots?: Slots | undefined
  readOnly?: boolean | undefined
  /** The place to bring into sight. */
  reveal?: Reveal | undefined
  /** Only what was returned is shown: known facts are left out. */
  bare?: boolean | undefined
}

const NO_MARKS: Marks = {}
const NO_SLOTS: Slots = {}

export function FormView({ form, hand, readOnly, reveal, bare, ...given }: FormViewProps) {
  const kept = useKept(form)
  const marks = useKept(given.marks ?? NO_MARKS)
  const slots = useKept(given.slots ?? NO_SLOTS)
  const current = useRef(kept)
  current.current = kept
  useEffect(() => {
    if (!reveal) return
    // a batch that has to be opened first is there after the next drawing
    const timer = setTimeout(() => scrollTo(anchorFor(current.current, reveal.path)), 60)
    return () => clearTimeout(timer)
  }, [reveal])
  return (
    <View>
      {!bare && <KnownView known={kept.known} />}
      {kept.result && <ResultView result={kept.result} />}
      {kept.sections.map((section) => (
        <SectionView key={section.id} {...{ section, marks, slots, hand, readOnly, reveal }} />
      ))}
    </View>
  )
}

interface SectionViewProps {
  section: Section
  marks: Marks
  slots: Slots
  hand: Hand
  readOnly: boolean | undefined
  reveal: Reveal | undefined
}

function SectionView({ section, marks, ...rest }: SectionViewProps) {
  if (section.type === 'items') return <ItemsView section={section} marks={marks} {...rest} />
  if (section.type === 'fields')
    return <FieldsView section={section} marks={marks} hand={rest.hand} readOnly={rest.readOnly} />
  return <Amounts section={section} marks={marks} hand={rest.hand} readOnly={rest.readOnly} />
}

function Amounts({ section, marks, hand, readOnly }: Parameters<typeof AmountsView>[0]) {
  const own = useKept(marksWithin(marks, section.path))
  return section.rows.length === 0 && section.fields.length === 0 ? null : (
    <AmountsView section={section} marks={own} hand={hand} readOnly={readOnly} />
  )
}
