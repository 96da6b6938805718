/**
 * A declared form (表单): what a filing kind asks, shows and measures, as plain data.
 * The phone renders it, the review screen reads it, the official table and the public page are made from it.
 */

import type { Explanation } from '../scoring/explanation'

/** Where a value stands inside a filing's content: 'indicators.k3.actual'. Remarks and differences use it. */
export type FieldPath = string

/** 灯 of a figure: normal, remind, warn, not reported. */
export type Light = 'green' | 'yellow' | 'red' | 'gray'

export interface Option {
  readonly value: string
  readonly label: string
}

/** One input. `value` is the content's value at `path`; a list for `choices`. */
export interface Field {
  readonly path: FieldPath
  readonly label: string
  readonly input: 'amount' | 'number' | 'date' | 'choice' | 'choices' | 'text'
  readonly required: boolean
  readonly value: string | readonly string[] | null
  readonly unit?: string
  /** What a choice offers; for a date, what may stand in place of a day. */
  readonly options?: readonly Option[]
  readonly hint?: string
  /** Last period's value: one tap takes it over. */
  readonly previous?: { readonly value: string; readonly text: string }
  readonly maxLength?: number
  /** Notes of the diary about the item may be taken into this text (EV37). */
  readonly takesNotes?: true
  /** A text of one line. */
  readonly short?: true
  /** A field that seldom applies: it stays behind this link until it is opened or has a value. */
  readonly behind?: string
}

/** 进度尺: percent done beside the share of the year gone (null for rates and qualitative targets). */
export interface Measure {
  readonly percent: string
  readonly timeShare: string | null
}

/** The light of a row or item, and the sentence that explains it. */
export interface Verdict {
  readonly light: Light
  readonly measure: Measure | null
  /** '完成 31.00%，比时间进度少 1,859 人次' */
  readonly caption: string
}

/** A number that explains itself (得分): a tap on it shows why. */
export interface Score {
  /** '9.00'; '' while it cannot be computed yet. */
  readonly text: string
  /** What it could be at most; null where that says nothing. */
  readonly of: string | null
  readonly explanation: Explanation | null
}

/** What the whole form comes to (评价结果). */
export interface FormResult {
  readonly total: Score
  /** Null until there is a total. */
  readonly grade: {
    readonly raw: string
    readonly final: string
    readonly light: Light
    /** Why the grade is lower than its score; null where it is not. */
    readonly capReason: string | null
    readonly explanation: Explanation | null
  } | null
}

/** Where evidence is asked for, and why (each photo is evidence of a named indicator). */
export interface EvidenceSlot {
  readonly slot: string
  readonly ask: string
  readonly required: number
  /** Photos and documents that one report may carry. */
  readonly max: number
  readonly maxDocuments: number
}

export interface AmountRow {
  readonly label: string
  /** One entry a column: a text to read or a field to fill. */
  readonly cells: readonly (string | Field)[]
  readonly total: boolean
}

/** A table of amounts (资金), unit once in the heading. */
export interface AmountsSection {
  readonly type: 'amounts'
  readonly id: string
  readonly path: FieldPath
  readonly title: string
  readonly unit: string
  readonly columns: readonly string[]
  readonly rows: readonly AmountRow[]
  /** Where figures that nobody types come from. */
  readonly note?: string
  /** The amounts are only stated: no share of them is measured. */
  readonly stated?: true
  readonly score?: Score
  readonly verdict: Verdict
  /** What opens below the table when the light asks for it. */
  readonly fields: readonly Field[]
}

/** A figure of an item: its label, its text ('' while it stands empty) and its unit. */
export interface Figure {
  readonly label: string
  readonly text: string
  readonly unit: string
}

/** Fields that stand by themselves: goals in words, opinions, conclusions. */
export interface FieldsSection {
  readonly type: 'fields'
  readonly id: string
  readonly path: FieldPath
  readonly title: string
  readonly fields: readonly Field[]
  readonly note?: string
}

/** One item (指标) with its target beside its actual. */
export interface Item {
  readonly id: string
  readonly path: FieldPath
  readonly tags: readonly string[]
  readonly title: string
  readonly target: Figure
  /** The item's main figure; null where nothing is measured against the target. */
  readonly actual: Figure | null
  readonly score?: Score
  readonly verdict: Verdict
  readonly fields: readonly Field[]
  readonly evidence: EvidenceSlot | null
  readonly filled: boolean
}

export interface ItemsSection {
  readonly type: 'items'
  readonly id: string
  readonly title: string
  readonly items: readonly Item[]
  /** Present where the author adds, removes and orders the items (FL1–FL4). */
  readonly list?: ListEditing
  /** What is told of the items together: '分值合计 70 分，还差 20 分'. */
  readonly note?: { readonly text: string; readonly light: Light }
}

/** A row of a list as the content holds it, without its place. */
export type Row = Readonly<Record<string, string | readonly string[] | null>>

/** What a new row may be taken from: a title and a second line to choose by, and the values it brings. */
export interface ListEntry {
  readonly id: string
  readonly title: string
  readonly sub: string
  /** What a search looks through besides: pinyin initials, synonyms. */
  readonly terms: string
  readonly row: Row
}

/** Where rows come from besides a blank one: entries that stand here, or a catalogue that the phone keeps. */
export type ListSource =
  | { readonly id: string; readonly title: string; readonly entries: readonly ListEntry[] }
  | {
      readonly id: string
      readonly title: string
      readonly catalogue: Catalogue
      /** Only entries whose row has one of these values at the key. */
      readonly where?: { readonly key: string; readonly oneOf: readonly string[] }
    }

/** The registers that every phone may read as a list to choose from. */
export type Catalogue = 'indicators'

/** How the author edits a list: rows stand at `${path}.${id}`, the ids are minted on the phone. */
export interface ListEditing {
  readonly path: FieldPath
  /** What one row is called: 指标. */
  readonly word: string
  readonly max: number
  /** The values of a blank row; an entry's row is laid over it, and what the blank does not have is left out. */
  readonly blank: Row
  readonly sources: readonly ListSource[]
}

export type Section = AmountsSection | FieldsSection | ItemsSection

export interface Form {
  readonly title: string
  /** Prefilled facts, folded and read-only. */
  readonly known: readonly { readonly label: string; readonly text: string }[]
  readonly sections: readonly Section[]
  readonly result?: FormResult
  /** 本期需填 N 项 · 已填 M. Evidence and explanations that open later are not counted. */
  readonly asks: number
  readonly filled: number
  readonly light: Light
}

/** Every field of a form in reading order. */
export function fieldsOf(form: Form): Field[] {
  return form.sections.flatMap(fieldsIn)
}

function fieldsIn(section: Section): readonly Field[] {
  switch (section.type) {
    case 'amounts':
      return [...cellFields(section), ...section.fields]
    case 'fields':
      return section.fields
    case 'items':
      return section.items.flatMap((item) => item.fields)
  }
}

/** The fields that stand in the cells of a table. */
export function cellFields(section: AmountsSection): Field[] {
  return section.rows.flatMap((row) => row.cells.filter((cell): cell is Field => typeof cell !== 'string'))
}

export function itemsOf(form: Form): Item[] {
  return form.sections.flatMap((section) => (section.type === 'items' ? section.items : []))
}
