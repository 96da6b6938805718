/** A workbook of 10,000 payments of 500 projects: written, imported, imported again. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importWorkbook } from '@server/application/registry/import-workbook'
import { loadConfig } from '@server/config'
import { spreadsheets } from '@server/documents/spreadsheets'
import { openHouse } from '@server/house'

const rows = 10_000
const projects = 500
const dataDir = await mkdtemp(join(tmpdir(), 'zhibao-bench-'))
await chmod(dataDir, 0o755) // as root, the database runs as somebody else, who must be able to enter
const { house, close } = await openHouse(loadConfig({ DATA_DIR: dataDir }))
try {
  const bytes = await spreadsheets.write([
    sheet('单位', ['单位名称', '区划'], [['市残联', '赣州市']]),
    sheet(
      '项目',
      ['项目名称', '单位', '区划', '开始年度', '结束年度'],
      Array.from({ length: projects }, (_, n) => [`项目${n}`, '市残联', '赣州市', '2021', '2021']),
    ),
    sheet(
      '支付',
      ['项目名称', '单位', '区划', '年度', '资金来源', '支付日期', '金额', '凭证号'],
      Array.from({ length: rows }, (_, n) => [
        ...[`项目${n % projects}`, '市残联', '赣州市', '2021', '财政拨款', '2021-07-30'],
        ...[`${n}.25`, String(n).padStart(8, '0')],
      ]),
    ),
  ])
  const first = await timed(bytes)
  const again = await timed(bytes)
  const rssMb = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(JSON.stringify({ rows, bytes: bytes.length, first, again, rssMb }))
} finally {
  await close()
  await rm(dataDir, { recursive: true, force: true })
}

function sheet(name: string, titles: readonly string[], data: readonly (readonly string[])[]) {
  return { name, columns: titles.map((title) => ({ title, width: 18 })), rows: data }
}

async function timed(bytes: Uint8Array): Promise<{ seconds: number; payments: number; findings: number }> {
  const start = performance.now()
  const { findings, imported } = await importWorkbook(house, spreadsheets, { bytes, demonstration: false })
  const seconds = Number(((performance.now() - start) / 1000).toFixed(2))
  return { seconds, payments: imported.payments, findings: findings.length }
}
