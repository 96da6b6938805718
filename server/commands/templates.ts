/**
 * `npm run templates -- DIR`: writes the empty Excel templates (docs/interchange.md) and, below `表样`, those of the
 * official tables. `npm run templates -- --check DIR`: what is wrong with official tables that were changed (DC4).
 */
import { access, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { officialTables } from '@domain/official-tables'
import { templates } from '@server/application/registry/export-workbook'
import { defaultTemplate, templateShelf } from '@server/documents/official/template-shelf'
import { spreadsheets } from '@server/documents/spreadsheets'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { check: { type: 'boolean' } } })
const [directory] = positionals
if (directory === undefined) {
  console.error('用法：npm run templates -- [--check] 目录')
  process.exit(2)
}
const layouts = new Map(
  Object.values(officialTables).flatMap((table) =>
    Object.values(table.layouts).map((layout) => [layout.title, layout]),
  ),
)
const kinds = ['xlsx', 'docx'] as const
if (values.check) await check(directory)
else await write(directory)

async function write(folder: string): Promise<void> {
  const tables = join(folder, '表样')
  await mkdir(tables, { recursive: true })
  const written: [path: string, bytes: Uint8Array][] = []
  for (const [name, bytes] of await templates(spreadsheets))
    written.push([join(folder, `${name}.xlsx`), bytes])
  for (const layout of layouts.values())
    for (const kind of kinds)
      written.push([join(tables, `${layout.title}.${kind}`), defaultTemplate(layout, kind)])
  for (const [path, bytes] of written) await writeFile(path, bytes)
  console.log(JSON.stringify({ templates: written.map(([path]) => path) }))
}

async function check(folder: string): Promise<void> {
  const templateOf = templateShelf(folder)
  const findings: Record<string, readonly string[]> = {}
  for (const layout of layouts.values())
    for (const kind of kinds) {
      const name = `${layout.title}.${kind}`
      const there = await access(join(folder, name)).then(
        () => true,
        () => false,
      )
      const template = there ? await templateOf(layout, kind) : null
      if (template) findings[name] = 'findings' in template ? template.findings : []
    }
  console.log(JSON.stringify({ findings }))
  if (Object.values(findings).some((found) => found.length > 0)) process.exitCode = 1
}
