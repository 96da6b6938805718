/** `npm run import -- FILE.json|FILE.xlsx|RESCUE.zip [--district NAME] [--unit NAME] [--demonstration] [--store]` (docs/interchange.md). */
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { sentenceOf } from '@domain/problems/codes'
import { Problem } from '@domain/problems/problem'
import { receiptNumber } from '@domain/sync/protocol'
import { importFile } from '@server/application/registry/import-file'
import { importWorkbook } from '@server/application/registry/import-workbook'
import { takeInRescue } from '@server/application/sync/take-in-rescue'
import { loadConfig } from '@server/config'
import { spreadsheets } from '@server/documents/spreadsheets'
import { openHouse } from '@server/house'

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    district: { type: 'string', default: '赣州市' },
    unit: { type: 'string' },
    demonstration: { type: 'boolean', default: false },
    store: { type: 'boolean', default: false },
  },
})

const file = positionals[0]
if (file === undefined) {
  console.error(
    '用法：npm run import -- 文件.json|文件.xlsx [--district 区划] [--unit 单位] [--demonstration]；救援文件：npm run import -- 救援文件.zip [--store]',
  )
  process.exit(2)
}

if (file.endsWith('.xlsx')) process.exit(await importSheets(file))
if (file.endsWith('.zip')) process.exit(await importRescue(file))
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

/** A workbook, and beside it a copy that says what became of each row. */
async function importSheets(path: string): Promise<number> {
  const bytes = await readFile(path).catch(() => null)
  if (bytes === null) {
    console.error(`文件“${path}”读不到，没有导入任何内容。`)
    return 2
  }
  const { house, close } = await openHouse(loadConfig(process.env))
  const { demonstration } = values
  const order = { bytes, demonstration, progress: (words: string) => console.error(words) }
  const { findings, imported, returned } = await importWorkbook(house, spreadsheets, order)
  await close()
  const copy = returned === null ? null : path.replace(/\.xlsx$/, '.导入结果.xlsx')
  if (copy !== null && returned !== null) await writeFile(copy, returned)
  for (const { message } of findings.slice(0, 50)) console.error(message)
  if (findings.length > 50) console.error(`……共 ${findings.length} 条，见 ${copy ?? '上文'}`)
  console.log(JSON.stringify({ imported, findings, returned: copy }))
  if (returned === null) return 2
  return findings.some((finding) => finding.level === 'block') ? 1 : 0
}

/** What a rescue file would restore; with `--store` it is handed in as its author's own. */
async function importRescue(path: string): Promise<number> {
  const bytes = await readFile(path).catch(() => null)
  if (bytes === null) {
    console.error(`文件“${path}”读不到，没有收下任何内容。`)
    return 2
  }
  const { house, close } = await openHouse(loadConfig(process.env))
  try {
    const report = await takeInRescue(house, bytes, { store: values.store })
    const { receipt, stored, absent } = report
    console.log(JSON.stringify(report))
    console.error(
      receipt === null
        ? `${report.authorName}填写的“${report.projectName}”${report.title}（${report.period}）还没有收到。核对无误后加 --store 收下。`
        : `${stored ? '已收下' : '早已收到，没有改动'}，回执 ${receiptNumber(receipt.payload)}。`,
    )
    if (absent > 0) console.error(`有 ${absent} 个佐证文件缺失或损坏。`)
    return receipt === null && values.store ? 1 : 0
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    console.error(sentenceOf(error.code, error.details))
    console.log(JSON.stringify({ problem: { code: error.code, details: error.details } }))
    return 1
  } finally {
    await close()
  }
}
