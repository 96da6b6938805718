/** Text in XML, and parts of a zip. */
import { strToU8, type Zippable, zipSync } from 'fflate'

const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Escaped, and without the control characters that XML cannot hold. */
export function escaped(text: string): string {
  const held = [...text].filter((letter) => letter >= ' ' || letter === '\n' || letter === '\t').join('')
  return held.replace(/[&<>"]/g, (letter) => names[letter] ?? letter)
}

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The same parts give the same bytes. */
export function zipped(parts: Iterable<readonly [name: string, content: string | Uint8Array]>): Uint8Array {
  const files: Zippable = {}
  for (const [name, content] of parts) files[name] = typeof content === 'string' ? strToU8(content) : content
  return zipSync(files, { level: 6, mtime: new Date('2020-01-01T00:00:00') })
}
