/** 水印: lines on a translucent band in the lower left of the display copy (EV7); the original stays as it came. */
import type { Watermark } from '@server/application/ports/evidence'

/** The first of these that the machine has writes the Chinese text. */
const fonts = [
  'Noto Sans CJK SC',
  'Source Han Sans SC',
  'PingFang SC',
  'Microsoft YaHei',
  'WenQuanYi Zen Hei',
  'sans-serif',
]

/** The band of a picture as SVG, no wider than its text, or null when there is nothing to write or no room for it. */
export function watermarkSvg(watermark: Watermark, width: number, height: number): Buffer | null {
  const size = Math.max(11, Math.min(30, Math.round(Math.min(width, height) / 34)))
  const edge = Math.round(size * 0.6)
  const leading = Math.round(size * 1.4)
  const room = (width - 4 * edge) / size
  const mostLines = Math.floor((height - 4 * edge) / leading)
  if (room < 4 || mostLines < 1) return null
  const lines = watermark.flatMap((line) => wrapped(printable(line), room)).slice(0, mostLines)
  if (lines.length === 0) return null
  const band = Math.min(Math.ceil(Math.max(...lines.map(widthOf)) * size) + 2 * edge, width - 2 * edge)
  const bandHeight = lines.length * leading + edge
  const text = lines.map((line, index) => {
    const y = edge / 2 + index * leading + size * 1.08
    return `<text x="${2 * edge}" y="${y}">${escaped(line)}</text>`
  })
  const family = fonts.map((font) => `'${font}'`).join(',')
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${band + edge}" height="${bandHeight + edge}">` +
      `<rect x="${edge}" width="${band}" height="${bandHeight}" rx="4" fill="#0a1014" fill-opacity=".72"/>` +
      `<g font-family="${family}" font-size="${size}" fill="#fff">${text.join('')}</g></svg>`,
  )
}

/** What XML may hold, on one line; the round trip through UTF-8 mends lone surrogates. */
function printable(text: string): string {
  return Buffer.from(text)
    .toString()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\uFFFE\uFFFF]/g, '')
    .trim()
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Width in ems, a little generous: Chinese characters are square, others about half as wide. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + emsOf(character), 0)
}

function emsOf(character: string): number {
  if (character > '\u02ff') return 1
  return /[A-Z@%&mw]/.test(character) ? 0.8 : 0.6
}

function wrapped(text: string, room: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const character of text) {
    const ems = emsOf(character)
    if (used + ems > room && line !== '') {
      lines.push(line)
      line = ''
      used = 0
    }
    line += character
    used += ems
  }
  return line === '' ? lines : [...lines, line]
}
