/**
 * `npm run verify -- RECEIPT.json`: what the server holds of what a receipt promises (RC2, RC3).
 * `npm run verify -- RECEIPT.json --keys KEYS.json`: whether its signature holds, by published keys alone (RC1).
 */
import { readFile } from 'node:fs/promises'
import { receiptWords } from '@server/application/sync/receipt-words'
import { receiptIn, verifyReceipt } from '@server/application/sync/verify-receipt'
import { loadConfig } from '@server/config'
import { openHouse } from '@server/house'
import { verifyOffline } from '@server/receipts/ed25519'
import { z } from 'zod'

const publishedSchema = z.object({ keys: z.array(z.object({ id: z.string(), publicPem: z.string() })) })

const [file, option, keyFile] = process.argv.slice(2)
if (file === undefined || (option !== undefined && (option !== '--keys' || keyFile === undefined))) {
  console.error('用法：npm run verify -- 回执.json [--keys 公钥.json]')
  process.exit(2)
}
process.exitCode = keyFile === undefined ? await byServer(file) : await byKeys(file, keyFile)

async function byServer(path: string): Promise<number> {
  const { house, close } = await openHouse(loadConfig(process.env))
  const report = await verifyReceipt(house, await jsonOf(path))
  await close()
  const { verdict, findings, proves, doesNotProve } = receiptWords(report)
  console.log(verdict)
  for (const { what, found, good } of findings) console.log(`  ${good ? '✓' : '✗'} ${what}：${found}`)
  if (proves.length > 0) console.log(['它证明：', ...proves, '它不证明：', ...doesNotProve].join('\n  '))
  return report.genuine && report.whole ? 0 : 1
}

async function byKeys(path: string, keysPath: string): Promise<number> {
  const published = publishedSchema.safeParse(await jsonOf(keysPath))
  if (!published.success) {
    console.error('公钥文件不对：请从服务器的 /open/v1/receipt-keys 重新下载。')
    return 2
  }
  const genuine = verifyOffline(published.data.keys, receiptIn(await jsonOf(path)))
  console.log(
    genuine
      ? '签名真实：这份回执由公钥所属的服务器签发，内容没有改动。服务器上现在是否还在，要联机核验。'
      : '签名对不上，或不是这些公钥签发的：这份回执不能证明任何事。',
  )
  return genuine ? 0 : 1
}

async function jsonOf(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return null
  }
}
