/** The screens that stand at an end of a way: signing in by steps, what an account is given, 抽查重拍, documents of a report. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { docx, ofd, pdf, xlsx } from '../documents'

/** Looks at what is shown once these words are there. */
export type Look = (name: string, ready: string | RegExp) => Promise<void>

const word = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()

export async function typeAccount(page: Page, url: string, username: string, password: string): Promise<void> {
  await page.goto(`${url}/pages/me/index`)
  await page.getByLabel(/账号/).fill(username)
  await page.getByLabel(/密码/).fill(password)
  await word(page, /^登录$/).click()
}

/** ID17: the picture to scan, a first code, the recovery codes; answers one of them. */
export async function enrol(page: Page, look?: Look): Promise<string> {
  await page.getByText(/^[A-Z2-7]{16,}$/).waitFor()
  await look?.('sign-in-enrol', '6 位动态口令')
  const secret = (await page.locator('.me__secret').textContent()) ?? ''
  await page.getByLabel(/6 位动态口令/).fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate())
  await word(page, /^完成登记$/).click()
  await page.locator('.me__recovery').first().waitFor()
  await look?.('sign-in-recovery', '请收好恢复码')
  const code = (await page.locator('.me__recovery').first().textContent()) ?? ''
  await word(page, /^已收好，继续$/).click()
  return code
}

/** AD4, AD7: an administrator opens an account; answers its initial password. */
export async function openAccount(page: Page, url: string, username: string, look: Look): Promise<string> {
  await page.goto(`${url}/pages/admin/people/index`)
  await word(page, /^开账号$/).click()
  await look('admin-new-person', '先不开')
  await page.getByLabel(/^账号/).filter({ visible: true }).fill(username)
  await page.getByLabel(/^姓名/).filter({ visible: true }).fill('孙晓梅')
  await word(page, /^开账号$/).last().click()
  await page.getByText('初始密码只显示这一次').waitFor()
  await look('admin-initial-password', `孙晓梅 ${username}`)
  return (await page.locator('.card .title.num').filter({ visible: true }).textContent()) ?? ''
}

/** EV31: one document of each kind at the first indicator that takes some. */
export async function attachDocuments(page: Page): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'documents-'))
  const files = {
    '特困家庭扶助金发放签收台账（2021年1月至7月汇总）.pdf': pdf(),
    '发放明细.xlsx': xlsx(),
    '工作总结.docx': docx(),
    '关于下达扶助资金的通知.ofd': ofd(),
  }
  for (const [name, bytes] of Object.entries(files)) {
    const file = path.join(folder, name)
    await writeFile(file, bytes)
    const chooser = page.waitForEvent('filechooser')
    await word(page, /^选文档，|^文档/).click()
    await (await chooser).setFiles(file)
    await word(page, /^用这/).click()
    await page.getByText(name).filter({ visible: true }).first().waitFor()
  }
}

/** Asks this phone for a re-shoot that no draw of the demonstration's asked for: its reports hold no photos. */
export async function oweReshoot(page: Page, id: string, code: string | null): Promise<void> {
  const hour = 3_600_000
  await page.route('**/trpc/sync.diary*', async (route) => {
    const answer = await route.fetch()
    const body = await answer.json()
    const [issuedAt, expiresAt] = [Date.now() - hour, Date.now() + 23 * hour].map((at) => new Date(at))
    const owed = {
      ...{ id, projectId: body.result.data.projects[0]?.id ?? id, projectName: '特困家庭再扶助' },
      ...{ fiscalYear: 2021, slot: 'k1', indicator: '扶助金发放到位的家庭数', view: '近景', thumbnailUrl: null },
      ...{ drawnAt: issuedAt, code, issuedAt: code && issuedAt, expiresAt: code && expiresAt, answeredAt: null },
    }
    body.result.data.challenges = [owed]
    await route.fulfill({ response: answer, json: body })
  })
}
