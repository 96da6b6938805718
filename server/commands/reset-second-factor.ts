/** `npm run reset-second-factor -- --username NAME`: for the administrator who lost it and has nobody to ask (AD11). */
import { parseArgs } from 'node:util'
import { sentenceOf } from '@domain/problems/codes'
import { Problem } from '@domain/problems/problem'
import { resetByOperator } from '@server/application/administration/reset-by-operator'
import { loadConfig } from '@server/config'
import { openHouse } from '@server/house'

const { values } = parseArgs({ args: process.argv.slice(2), options: { username: { type: 'string' } } })
if (values.username === undefined) {
  console.error('用法：npm run reset-second-factor -- --username 账号')
  process.exit(2)
}

const { house, close } = await openHouse(loadConfig({ ...process.env, DEMO: 'false' }))
try {
  await resetByOperator(house, values.username)
  console.log(
    `账号 ${values.username} 的动态口令已取消，各处登录已退出；下次登录时重新绑定。这件事已记入审计记录。`,
  )
} catch (error) {
  if (!(error instanceof Problem)) throw error
  console.error(sentenceOf(error.code, error.details))
  process.exitCode = 1
} finally {
  await close()
}
