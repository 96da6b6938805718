/** `npm run templates -- DIR`: writes the empty Excel templates (docs/interchange.md). */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { templates } from '@server/application/registry/export-workbook'
import { spreadsheets } from '@server/documents/spreadsheets'

const directory = process.argv[2]
if (directory === undefined) {
  console.error('用法：npm run templates -- 目录')
  process.exit(2)
}
await mkdir(directory, { recursive: true })
const files = await templates(spreadsheets)
for (const [name, bytes] of files) await writeFile(join(directory, `${name}.xlsx`), bytes)
console.log(JSON.stringify({ templates: [...files.keys()].map((name) => join(directory, `${name}.xlsx`)) }))
