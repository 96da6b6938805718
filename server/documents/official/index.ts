/** Official tables behind the port: templates filled as .xlsx and .docx, drawn as PDF, and read again. */
import type { OfficialDocuments } from '@server/application/ports/official-documents'
import { drawPdf } from './draw-pdf'
import { fillDocument } from './fill-document'
import { fillSheet } from './fill-sheet'
import { findFonts } from './fonts'
import { readTable } from './read-table'
import { templateShelf } from './template-shelf'
import { sheetOf } from './workbook'
import { writeWorkbook } from './write-workbook'

/** `folder`: where the bureau's own templates lie; it need not exist. */
export function officialDocuments(folder: string): OfficialDocuments {
  const templateOf = templateShelf(folder)
  let fonts: ReturnType<typeof findFonts> | undefined

  return {
    async make({ facts, format, layout, values }) {
      const template = await templateOf(layout, format === 'docx' ? 'docx' : 'xlsx')
      if ('findings' in template) return template
      const { parts } = template
      if (format === 'docx') return { bytes: fillDocument(parts, values) }
      const sheet = fillSheet(sheetOf(parts), values)
      if (format === 'xlsx') return { bytes: writeWorkbook(parts, sheet, facts) }
      fonts ??= findFonts()
      const found = await fonts
      if (found) return { bytes: await drawPdf(sheet, found, layout.title) }
      fonts = undefined // one may be installed while the server runs
      return { noFont: true }
    },

    read: readTable,
  }
}
