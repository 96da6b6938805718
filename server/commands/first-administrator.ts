/**
 * `npm run first-administrator -- --username NAME --name 姓名 [--district 区划] [--code 编码] [--type]`: the account
 * that opens all others. Without `--type` a password is made, told once, and changed at the first sign-in.
 */
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { sentenceOf } from '@domain/problems/codes'
import { Problem } from '@domain/problems/problem'
import { makeFirstAdministrator } from '@server/application/administration/first-administrator'
import { refuseWeakPassword } from '@server/application/identity/password-policy'
import { loadConfig } from '@server/config'
import { openHouse } from '@server/house'

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    username: { type: 'string' },
    name: { type: 'string' },
    district: { type: 'string', default: '赣州市' },
    code: { type: 'string' },
    type: { type: 'boolean', default: false },
  },
})
const { username, name, district, code } = values
if (username === undefined || name === undefined || !/^[\w.-]{3,40}$/.test(username)) {
  console.error(
    '用法：npm run first-administrator -- --username 账号 --name 姓名 [--district 区划] [--code 编码] [--type]\n' +
      '账号由 3 到 40 个字母、数字或 . _ - 组成；--type 表示自己输入密码（从标准输入读一行），否则自动生成，只显示一次。',
  )
  process.exit(2)
}

const { house, close } = await openHouse(loadConfig({ ...process.env, DEMO: 'false' }))
try {
  const password = values.type ? await typed() : null
  if (password !== null) refuseWeakPassword(house, { username, password })
  const { initialPassword } = await makeFirstAdministrator(house, {
    district,
    code: code ?? null,
    username,
    name,
    password,
  })
  console.log(`已开通系统管理员账号 ${username}（${district}）。`)
  if (initialPassword !== null) console.log(`初始密码（只显示这一次，首次登录后要改）：${initialPassword}`)
} catch (error) {
  if (!(error instanceof Problem)) throw error
  console.error(sentenceOf(error.code, error.details))
  process.exitCode = 1
} finally {
  await close()
}

async function typed(): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await lines.question('密码：')
  } finally {
    lines.close()
  }
}
