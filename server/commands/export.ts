/** `npm run export -- FILE.xlsx`: registers, budgets, payments and goals as a workbook (docs/interchange.md). */
import { writeFile } from 'node:fs/promises'
import { exportWorkbook } from '@server/application/registry/export-workbook'
import { loadConfig } from '@server/config'
import { spreadsheets } from '@server/documents/spreadsheets'
import { openHouse } from '@server/house'

const file = process.argv[2]
if (file === undefined || !file.endsWith('.xlsx')) {
  console.error('用法：npm run export -- 文件.xlsx')
  process.exit(2)
}
const { house, close } = await openHouse(loadConfig(process.env))
console.error('正在读取在册内容……')
const bytes = await exportWorkbook(house, spreadsheets)
await close()
await writeFile(file, bytes)
console.log(JSON.stringify({ exported: file, bytes: bytes.length }))
