/** Templates of the bureau: `<title>.xlsx` and `<title>.docx` in a folder take the place of the layouts (DC3, DC4). */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Layout } from '@domain/documents/official-table'
import type { Packed } from '../spreadsheets/unpack'
import { NotTaken, unpack, wordDocument, workbook } from '../spreadsheets/unpack'
import { layoutDocument } from './layout-document'
import { layoutWorkbook } from './layout-workbook'
import { templateFindings } from './template-findings'
import type { Parts } from './workbook'

export type TemplateKind = 'xlsx' | 'docx'
export type Template = { readonly parts: Parts } | { readonly findings: readonly string[] }

const packed: Readonly<Record<TemplateKind, Packed>> = { xlsx: workbook, docx: wordDocument }

/** The layout as the file that a bureau may change. */
export function defaultTemplate(layout: Layout, kind: TemplateKind): Uint8Array {
  return kind === 'xlsx' ? layoutWorkbook(layout) : layoutDocument(layout)
}

/** Reads a file again when it has changed. */
export function templateShelf(folder: string) {
  const shelved = new Map<string, { readonly version: string; readonly template: Template }>()

  return async (layout: Layout, kind: TemplateKind): Promise<Template> => {
    const name = `${layout.title}.${kind}`
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    const version = found?.isFile() ? `${found.mtimeMs}/${found.size}` : 'our own'
    const known = shelved.get(name)
    if (known?.version === version) return known.template
    const template = found?.isFile()
      ? checked(await readFile(path), layout, kind)
      : { parts: unpack(defaultTemplate(layout, kind), packed[kind]) }
    shelved.set(name, { version, template })
    return template
  }
}

function checked(bytes: Uint8Array, layout: Layout, kind: TemplateKind): Template {
  try {
    const parts = unpack(bytes, packed[kind])
    const findings = templateFindings(parts, layout, kind)
    return findings.length === 0 ? { parts } : { findings }
  } catch (error) {
    if (error instanceof NotTaken) return { findings: [error.message] }
    throw error
  }
}
