/** The screens that stand at an end of a way: signing in by steps, what an account is given, documents of a report. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { demonstrationPassword } from '@server/demonstration/ganzhou'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { docx, ofd, pdf, xlsx } from '../documents'
import { clientOf, visitor } from '../journey/other-people'
import { pictures } from '../journey/pictures'

/** Looks at what is shown once these words are there. */
export type Look = (name: string, ready: string | RegExp) => Promise<void>

const word = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()

export async function typeAccount(
  page: Page,
  url: string,
  username: string,
  password: string,
): Promise<void> {
  await page.goto(`${url}/pages/me/index`)
  await page.getByLabel(/账号/).fill(username)
  await page.getByLabel(/密码/).fill(password)
  await word(page, /^登录$/).click()
}

const codeOf = (secret: string): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate()

/** Enrols somebody of the bureau over the API; the recovery codes open the browser later. */
export async function enrolled(url: string, username: string) {
  const { identity } = visitor(url)
  const given = { username, password: demonstrationPassword, device: 'looks' }
  const { token: ticket } = await identity.signIn.mutate(given)
  const { secret } = await identity.beginEnrolment.mutate({ ticket })
  const { token, recoveryCodes } = await identity.confirmEnrolment.mutate({ ticket, code: codeOf(secret) })
  return { person: clientOf(url, token), recoveryCodes: [...recoveryCodes] }
}

/** ID14: a code at every sign-in. */
export async function enterCode(page: Page, code: string, look?: Look): Promise<void> {
  await look?.('sign-in-code', '动态口令或恢复码')
  await page.getByLabel(/动态口令或恢复码/).fill(code)
  await word(page, /^继续$/).click()
}

/** ID17: the picture to scan, a first code, the recovery codes. */
export async function enrol(page: Page, look?: Look): Promise<void> {
  await page.getByText(/^[A-Z2-7]{16,}$/).waitFor()
  await look?.('sign-in-enrol', '6 位动态口令')
  const secret = (await page.locator('.me__secret').textContent()) ?? ''
  await page.getByLabel(/6 位动态口令/).fill(codeOf(secret))
  await word(page, /^完成登记$/).click()
  await page.locator('.me__recovery').first().waitFor()
  await look?.('sign-in-recovery', '请收好恢复码')
  await word(page, /^已收好，继续$/).click()
}

/** AD4, AD7: an administrator opens an account; answers its initial password. */
export async function openAccount(page: Page, url: string, username: string, look: Look): Promise<string> {
  await page.goto(`${url}/pages/admin/people/index`)
  await word(page, /^开账号$/).click()
  await look('admin-new-person', '先不开')
  await page.getByLabel('账号', { exact: true }).filter({ visible: true }).fill(username)
  await page.getByLabel('姓名', { exact: true }).filter({ visible: true }).fill('孙晓梅')
  await word(page, /^开账号$/).click()
  await page.getByText('初始密码只显示这一次').waitFor()
  await look('admin-initial-password', `孙晓梅 ${username}`)
  return (await page.locator('.card .title.num').filter({ visible: true }).textContent()) ?? ''
}

/** EV31: a photo and one document of each kind at the first indicators that take some. */
export async function attachEvidence(page: Page, look: Look): Promise<void> {
  const { better } = await pictures()
  await attach(page, /^拍照/, better)
  await look('evidence-photo', '用这张')
  await word(page, /^用这张$/).click()

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
    await attach(page, /^选文档/, file)
    await word(page, /^用这份$/).click()
    await page.getByText(name).filter({ visible: true }).first().waitFor()
  }
}

async function attach(page: Page, way: RegExp, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await word(page, way).click()
  await (await chooser).setFiles(file)
}
