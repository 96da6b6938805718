/** `npm run verify -- RECEIPT.json`: what the server holds of what a receipt promises. */
import { readFile } from 'node:fs/promises'
import { verifyReceipt } from '@server/application/sync/verify-receipt'
import { loadConfig } from '@server/config'
import { openHouse } from '@server/house'

const file = process.argv[2]
if (file === undefined) {
  console.error('用法：npm run verify -- 回执.json')
  process.exit(2)
}

const { house, close } = await openHouse(loadConfig(process.env))
const report = await verifyReceipt(house, await readReceipt(file))
await close()
console.log(JSON.stringify(report))
console.log(sentence())
process.exitCode = report.genuine && report.held && report.files.every((entry) => entry.held) ? 0 : 1

async function readReceipt(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return null
  }
}

function sentence(): string {
  if (!report.genuine) return '这不是本服务器签发的回执，或内容已被改动。'
  const lost = report.files.filter((entry) => !entry.held).length
  if (!report.held || lost > 0) return `回执真实，但服务器上缺少正文或 ${lost} 个文件，请立即联系管理员。`
  return `回执真实：正文和 ${report.files.length} 个文件都完好地保存在服务器上。它证明何时收到了什么，不证明内容属实。`
}
