/** DC4: what is wrong with a template, in sentences, before anything is made from it. */
import type { Layout } from '@domain/documents/official-table'
import { knownOf, placeholderFindings, tagsIn } from '@domain/documents/placeholders'
import { DOMParser } from '@xmldom/xmldom'
import { addressKey } from '../addresses'
import { lookAt } from '../spreadsheets/look'
import { NotTaken } from '../spreadsheets/unpack'
import { opened } from './fill-document'
import type { TemplateKind } from './template-shelf'
import { type Parts, sheetOf, within } from './workbook'

export function templateFindings(parts: Parts, layout: Layout, kind: TemplateKind): string[] {
  const texts = kind === 'xlsx' ? textsOfSheet(parts) : textsOfDocument(parts)
  const findings = placeholderFindings(texts, knownOf(layout))
  if (texts.every(({ text }) => tagsIn(text).length === 0))
    findings.push('模板里没有占位符（例如 {项目名称}），做出来的文件会是空表')
  if (findings.length > 0 || kind === 'xlsx') return findings
  return compiled(parts)
}

function textsOfSheet(parts: Parts) {
  const looks = lookAt(parts)
  const { name, rows } = sheetOf(parts)
  const formula = [...(looks.get(name)?.formulas ?? [])][0]
  if (formula) throw new NotTaken(`${formula} 是公式。表里的数由系统填入，请把公式改成文字或占位符`)
  return rows.flatMap(({ cells }, index) =>
    cells.map(({ column, text }) => ({ place: addressKey(index + 1, column), text })),
  )
}

function textsOfDocument(parts: Parts) {
  return [...parts].flatMap(([name, content]) => {
    if (!/^word\/(document|header\d*|footer\d*)\.xml$/.test(name)) return []
    const xml = content.toString('utf8')
    if (xml.includes('<!DOCTYPE')) throw new NotTaken('文件里有不允许的内容（DOCTYPE），没有读取')
    const root = new DOMParser({ onError: () => {} }).parseFromString(xml, 'text/xml').documentElement
    return (root ? within(root, 'p') : []).map((paragraph, n) => ({
      place: `第 ${n + 1} 段`,
      text: within(paragraph, 't')
        .map((one) => one.textContent ?? '')
        .join(''),
    }))
  })
}

/** What docxtemplater finds besides: a loop that crosses cells or rows in a way that cannot be repeated. */
function compiled(parts: Parts): string[] {
  try {
    opened(parts)
    return []
  } catch (error) {
    const errors = (error as { properties?: { errors?: { properties?: { xtag?: string } }[] } }).properties
      ?.errors
    const tags = (errors ?? []).flatMap(({ properties }) => properties?.xtag ?? [])
    return [`占位符${tags.map((tag) => `“${tag}”`).join('、')}的位置不对：循环的开始和结束要在同一行表格里`]
  }
}
