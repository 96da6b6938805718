/**
 * 待同步 on a phone that holds 500 photos: `npm run bench -- outbox`. The built web app in Chromium at phone width, the
 * real server beside it. The reports come in as rescue files, are put back into the queue without network, outlive a
 * reload, and go out when the network is back; at the end the database says what arrived.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packRescue } from '@domain/sync/rescue'
import { demonstrationPassword } from '@server/demonstration/ganzhou'
import type { Page } from 'playwright-core'
import { openChromium } from '../support/chromium'
import { photos, report } from './sync/driver'
import { openPlace, type Place, settings } from './sync/place'
import { startServer } from './sync/processes'
import { rounded } from './sync/timing'

const each = 8
const photoBytes = 200_000
const [most = '63'] = process.argv.slice(2)
const count = Number(most)
/** A stage of the bench that takes longer has hung. */
const patience = 600_000

const place = await openPlace()
const folder = await mkdtemp(join(tmpdir(), 'rescues-'))
const server = await startServer(place.dataDir, settings)
const context = await openChromium({ width: 375, height: 812 }, { serviceWorkers: 'block' })
try {
  const zips = await rescueFiles(place)
  const page = await context.newPage()
  await watchTasks(page)
  await signIn(page)
  const takenIn = await timed(() => takeAllIn(page, zips))
  await context.setOffline(true)
  const queued = await timed(() => letAllGo(page))
  await context.setOffline(false)
  await page.route('**/trpc/**', (route) => route.abort())
  await page.route('**/uploads/**', (route) => route.abort())
  await page.goto(`${server.url}/pages/outbox/index`)
  const opened = await timed(() => page.getByText(`${count} 件还没送达`).waitFor({ timeout: patience }))
  const sinceNavigation = await page.evaluate(() => performance.now())
  const opening = { ms: Math.round(sinceNavigation), waitedMs: opened.ms, ...(await busy(page)) }
  await page.unrouteAll()
  const sent = await timed(async () => {
    await page.getByText('现在再试', { exact: true }).click()
    await page.getByText('提交的都已送达').waitFor({ timeout: patience })
  })
  const draining = {
    ms: sent.ms,
    photosPerSecond: rounded((count * each * 1000) / sent.ms),
    ...(await busy(page)),
  }
  console.log(
    JSON.stringify({
      ...{ reports: count, photos: count * each, photoBytes },
      takenInMsEach: Math.round(takenIn.ms / count),
      queuedMsEach: Math.round(queued.ms / count),
      ...{ opening, draining, arrived: await arrived(place) },
    }),
  )
} finally {
  await context.close()
  await server.stop()
  await place.close()
  await rm(folder, { recursive: true, force: true })
}

/** One ZIP a report, as another phone of the same person would have saved it. */
async function rescueFiles({ content, opened, openFilings, slot }: Place): Promise<string[]> {
  const { rows } = await opened.database.pool.query<{ id: string; name: string }>(
    "select id, name from account where username = 'jingban'",
  )
  const [account] = rows
  if (!account) throw new Error('no account')
  const files: string[] = []
  for (const filingId of await openFilings(count)) {
    const { push, photos: pictures } = report(filingId, content, slot, await photos(each, photoBytes))
    const at = new Date().toISOString()
    const zip = packRescue({
      manifest: {
        madeAt: at,
        account: { accountId: account.id, name: account.name },
        names: { projectName: `项目${files.length + 1}`, title: '绩效监控', period: '2026年1–7月' },
        ...{ state: 'waiting', queuedAt: at, reason: '没有网络' },
      },
      revision: push,
      lines: [],
      files: new Map(pictures.map(({ sha256, bytes }) => [sha256, bytes])),
    })
    const file = join(folder, `${filingId}.zip`)
    await writeFile(file, zip)
    files.push(file)
  }
  return files
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${server.url}/pages/me/index`)
  await page.getByLabel(/账号/).fill('jingban')
  await page.getByLabel(/密码/).fill(demonstrationPassword)
  await page.getByRole('button', { name: /^登录$/ }).click()
  await page.waitForURL(/pages\/todo/, { timeout: patience })
  await page.goto(`${server.url}/pages/outbox/index`)
  await page.getByText('读取救援文件').filter({ visible: true }).waitFor({ timeout: patience })
}

async function takeAllIn(page: Page, zips: readonly string[]): Promise<void> {
  for (const [index, zip] of zips.entries()) {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByText('读取救援文件').filter({ visible: true }).click(),
    ])
    await chooser.setFiles(zip)
    await page.getByText(`${(index + 1) * each} 张照片`).waitFor({ timeout: patience })
  }
}

/** From 暂存 into the queue, one tap a report. */
async function letAllGo(page: Page): Promise<void> {
  const aside = page.getByText('恢复', { exact: true }).filter({ visible: true })
  for (let left = count; left > 0; left -= 1) {
    await aside.first().click()
    await page.waitForFunction(
      (most) =>
        [...document.querySelectorAll('*')].filter(
          (one) => one.childElementCount === 0 && one.textContent === '恢复',
        ).length < most,
      left,
      { timeout: patience },
    )
  }
}

/** Long tasks of the page since it was opened: from 50 ms on, as the browser counts them. */
async function watchTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept = globalThis as unknown as { longTasks: number[] }
    kept.longTasks = []
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) kept.longTasks.push(duration)
    }).observe({ type: 'longtask', buffered: true })
  })
}

/** What the main thread was held up by since the last call, and its heap. */
async function busy(page: Page): Promise<{ longTasks: number; longestTaskMs: number; heapMb: number }> {
  const tasks = await page.evaluate(() => {
    const kept = globalThis as unknown as { longTasks: number[] }
    return kept.longTasks.splice(0)
  })
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0
  return {
    longTasks: tasks.length,
    longestTaskMs: Math.round(Math.max(0, ...tasks)),
    heapMb: Math.round(heap / 1024 / 1024),
  }
}

async function arrived({ opened }: Place): Promise<{ reports: number; photos: number }> {
  const { rows } = await opened.database.pool.query<{ reports: number; photos: number }>(
    `select (select count(*)::int from revision) as reports, (select count(*)::int from evidence) as photos`,
  )
  const [counted] = rows
  if (counted?.reports !== count || counted.photos !== count * each)
    throw new Error(`${JSON.stringify(counted)} arrived of ${count} reports with ${each} photos`)
  return counted
}

async function timed(work: () => Promise<void>): Promise<{ ms: number }> {
  const began = performance.now()
  await work()
  return { ms: Math.round(performance.now() - began) }
}
