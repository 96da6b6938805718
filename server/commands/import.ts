/** `npm run import -- FILE.json [--district NAME] [--unit NAME] [--demonstration]` (docs/interchange.md). */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { importFile } from '@server/application/registry/import-file'
import { loadConfig } from '@server/config'
import { openHouse } from '@server/house'

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    district: { type: 'string', default: '赣州市' },
    unit: { type: 'string' },
    demonstration: { type: 'boolean', default: false },
  },
})

const file = positionals[0]
if (file === undefined) {
  console.error('用法：npm run import -- 文件.json [--district 区划] [--unit 单位] [--demonstration]')
  process.exit(2)
}

const document = await readDocument(file)
const { house, close } = await openHouse(loadConfig(process.env))
const result = await importFile(house, {
  document,
  district: values.district,
  unit: values.unit ?? null,
  demonstration: values.demonstration,
})
await close()
console.log(JSON.stringify(result))
process.exitCode = result.findings.some((finding) => finding.level === 'block') ? 1 : 0

async function readDocument(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    const reason = error instanceof SyntaxError ? '不是有效的 JSON' : '读不到'
    console.error(`文件“${path}”${reason}，没有导入任何内容。`)
    process.exit(2)
  }
}
