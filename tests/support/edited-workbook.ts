/** An exported workbook after somebody worked in it: what a spreadsheet program does to cells, merged ranges and names. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const sheetPart = 'xl/worksheets/sheet1.xml'
const bookPart = 'xl/workbook.xml'

const text = (address: string, words: string) =>
  `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${words}</t></is></c>`

/** The sheet and the book as XML, changed. */
export function rewritten(
  bytes: Uint8Array,
  change: (parts: { sheet: string; book: string }) => { sheet: string; book: string },
): Uint8Array {
  const parts = unzipSync(bytes)
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
  const { book, sheet } = change({ sheet: part(sheetPart), book: part(bookPart) })
  return zipSync({ ...parts, [sheetPart]: strToU8(sheet), [bookPart]: strToU8(book) })
}

/** Types into cells, by address. */
export function typedIn(bytes: Uint8Array, cells: Readonly<Record<string, string>>): Uint8Array {
  return rewritten(bytes, ({ book, sheet }) => {
    let after = sheet
    for (const [address, words] of Object.entries(cells)) {
      const before = after
      after = after.replace(
        new RegExp(`<c r="${address}"(?: [^>]*?)?(?:/>|>[\\s\\S]*?</c>)`),
        text(address, words),
      )
      if (after === before) throw new Error(`there is no cell ${address}`)
    }
    return { sheet: after, book }
  })
}

/** Puts a row in before row `at`: everything from there on moves down by one. */
export function rowAdded(bytes: Uint8Array, at: number, cells: Readonly<Record<string, string>>): Uint8Array {
  const down = (row: string) => (Number(row) >= at ? Number(row) + 1 : Number(row))
  return rewritten(bytes, ({ book, sheet }) => {
    const shifted = sheet
      .replace(/(<(?:row|c) r="[A-Z]*)(\d+)"/g, (_, before: string, row: string) => `${before}${down(row)}"`)
      .replace(
        /<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g,
        (_, left: string, top: string, right: string, bottom: string) =>
          `<mergeCell ref="${left}${down(top)}:${right}${down(bottom)}"`,
      )
    const fresh = Object.entries(cells).map(([column, words]) => text(`${column}${at}`, words))
    const row = `<row r="${at}">${fresh.join('')}</row>`
    return {
      sheet: shifted.replace(`<row r="${at + 1}"`, () => `${row}<row r="${at + 1}"`),
      book: moved(book, (old) => down(String(old))),
    }
  })
}

/** Takes a row out: names of its cells lose what they name, everything below moves up. */
export function rowDeleted(bytes: Uint8Array, at: number): Uint8Array {
  const up = (row: number) => (row > at ? row - 1 : row)
  return rewritten(bytes, ({ book, sheet }) => ({
    sheet: sheet
      .replace(new RegExp(`<row r="${at}"[\\s\\S]*?</row>`), '')
      .replace(
        /(<(?:row|c) r="[A-Z]*)(\d+)"/g,
        (_, before: string, row: string) => `${before}${up(Number(row))}"`,
      ),
    book: moved(book, (row) => (row === at ? null : up(row))),
  }))
}

/** Two rows cut and pasted into each other's place, their names with them. */
export function rowsSwapped(bytes: Uint8Array, a: number, b: number): Uint8Array {
  const other = (row: number) => (row === a ? b : row === b ? a : row)
  return rewritten(bytes, ({ book, sheet }) => {
    const rows = [...sheet.matchAll(/<row r="(\d+)"[\s\S]*?<\/row>/g)].map(([xml, number]) => {
      const to = other(Number(number))
      return { to, xml: xml.replace(/(<(?:row|c) r="[A-Z]*)\d+"/g, (_, before: string) => `${before}${to}"`) }
    })
    rows.sort((one, two) => one.to - two.to)
    return {
      sheet: sheet.replace(
        /<sheetData>[\s\S]*<\/sheetData>/,
        () => `<sheetData>${rows.map(({ xml }) => xml).join('')}</sheetData>`,
      ),
      book: moved(book, other),
    }
  })
}

function moved(book: string, to: (row: number) => number | null): string {
  return book.replace(
    /(<definedName\b[^>]*>[^<]*!)\$([A-Z]+)\$(\d+)(<\/definedName>)/g,
    (_, before: string, column: string, row: string, after: string) => {
      const now = to(Number(row))
      return now === null
        ? `${before.replace(/>[^<]*$/, '>')}#REF!${after}`
        : `${before}$${column}$${now}${after}`
    },
  )
}
