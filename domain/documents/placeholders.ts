/** Placeholders of a template: what stands in braces. The same in Excel and Word (DC3, DC4). */
import type { Layout } from './official-table'

/** `{项目名称}`, `{#指标}`, `{/指标}`, `{一级指标|合并}`. */
export interface Tag {
  readonly sign: '#' | '/' | ''
  readonly name: string
  /** `合并`: equal neighbours become one cell. */
  readonly mark: string
}

/** What every table may name besides its own: the state of the filing, and when the document was made. */
const commonPlaceholders = ['状态', '制表日期', '填报件编号'] as const

const braces = /\{([#/]?)([^{}|]*)(?:\|([^{}]*))?\}/g

export function tagsIn(text: string): Tag[] {
  return [...text.matchAll(braces)].map(([, sign = '', name = '', mark = '']) => ({
    ...{ sign: sign as Tag['sign'], name: name.trim(), mark: mark.trim() },
  }))
}

/** The text with each placeholder replaced; loops leave nothing behind. */
export function replaced(text: string, shown: (tag: Tag) => string): string {
  return text.replace(braces, (_, sign: Tag['sign'], name: string, mark?: string) =>
    sign === '' ? shown({ sign, name: name.trim(), mark: (mark ?? '').trim() }) : '',
  )
}

/** What a layout names: outside of loops under '', inside under the loop's name. */
export type Known = ReadonlyMap<string, ReadonlySet<string>>

export function knownOf(layout: Layout): Known {
  const known = new Map<string, Set<string>>([['', new Set<string>(commonPlaceholders)]])
  let loop = ''
  const texts = [
    ...layout.above,
    ...layout.rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
    ...layout.below,
  ]
  for (const tag of texts.flatMap(tagsIn)) {
    if (tag.sign === '#') known.set(tag.name, new Set())
    loop = tag.sign === '' ? loop : tag.sign === '#' ? tag.name : ''
    if (tag.sign === '') known.get(loop)?.add(tag.name)
  }
  return known
}

/** DC4: what is wrong with a template's placeholders, in reading order; `place` says where each stands. */
export function placeholderFindings(
  texts: readonly { readonly place: string; readonly text: string }[],
  known: Known,
): string[] {
  const findings: string[] = []
  let loop: { name: string; place: string } | null = null
  for (const { place, text } of texts) {
    if ((text.match(/\{/g) ?? []).length !== (text.match(/\}/g) ?? []).length)
      findings.push(`${place}：花括号没有成对，请核对“${shortened(text)}”`)
    for (const { mark, name, sign } of tagsIn(text)) {
      if (sign === '#') {
        if (loop) findings.push(`${place}：循环“${loop.name}”还没有结束，不能再开始“${name}”`)
        else if (!known.has(name) || name === '')
          findings.push(`${place}：没有名为“${name}”的列表${offer(known.keys())}`)
        loop = { name, place }
      } else if (sign === '/') {
        if (loop?.name !== name) findings.push(`${place}：“{/${name}}”没有对应的“{#${name}}”`)
        loop = null
      } else if (!(known.get(loop?.name ?? '')?.has(name) || known.get('')?.has(name)))
        findings.push(`${place}：没有名为“${name}”的占位符${offer(known.get(loop?.name ?? '') ?? [])}`)
      if (mark !== '' && mark !== '合并') findings.push(`${place}：“|${mark}”不认识，只能写“|合并”`)
    }
  }
  if (loop) findings.push(`${loop.place}：循环“${loop.name}”没有结束，请补上“{/${loop.name}}”`)
  return findings
}

const shortened = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}…` : text)

function offer(names: Iterable<string>): string {
  const listed = [...names].filter((name) => name !== '')
  return listed.length === 0 ? '' : `，可用：${listed.join('、')}`
}
