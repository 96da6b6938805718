import type { Interchange } from '@domain/goal/interchange.schema'
import type { House } from '@server/application/ports/context'
import { importFile } from '@server/application/registry/import-file'
import { openTask } from '@server/application/tasks/open-task'
import { fileFirstReports, fileSomeReports, workAs } from './first-reports'
import { city, demonstration, goalYears } from './ganzhou'
import { nextYear } from './next-year'
import { recentYears } from './recent-years'

/** The reports of the first are filed and final; those of the second wait to be filled, some are with reviewers. */
const firstMonth = 4
const openMonth = 7
const daysOpen = 60

/** Lays the demonstration through the same use cases that an administrator's files and people go through. */
export async function layDemonstration(house: House): Promise<void> {
  await take(house, demonstration)
  await take(house, recentYears(house.now()))
  await openMonitoring(house, firstMonth)
  await fileFirstReports(house)
  await openMonitoring(house, openMonth)
  await fileSomeReports(house)
  await openGoals(house)
  await openSelfEvaluation(house)
}

async function take(house: House, document: Interchange): Promise<void> {
  const order = { document, district: city, unit: null, demonstration: true }
  const { findings } = await importFile(house, order)
  const blocked = findings.find((finding) => finding.level === 'block')
  if (blocked) throw new Error(`the demonstration does not import: ${blocked.form} ${blocked.message}`)
}

/** The goals of next year's budget wait to be declared. */
async function openGoals(house: House): Promise<void> {
  const now = house.now()
  const fiscalYear = now.getUTCFullYear() + 1
  await take(house, nextYear(fiscalYear))
  await openTask(await workAs(house, 'jixiao'), {
    kind: 'goal',
    fiscalYear,
    month: 12,
    title: `${fiscalYear}年绩效目标申报（演示）`,
    opensAt: now.toISOString(),
    dueAt: new Date(now.getTime() + daysOpen * 86_400_000).toISOString(),
  })
}

/** Last year's project waits to be evaluated by its unit. */
async function openSelfEvaluation(house: House): Promise<void> {
  const now = house.now()
  const fiscalYear = now.getUTCFullYear() - 1
  await openTask(await workAs(house, 'jixiao'), {
    kind: 'self-evaluation',
    fiscalYear,
    month: 12,
    title: `${fiscalYear}年度绩效自评（演示）`,
    opensAt: now.toISOString(),
    dueAt: new Date(now.getTime() + daysOpen * 86_400_000).toISOString(),
  })
}

async function openMonitoring(house: House, month: number): Promise<void> {
  const division = await workAs(house, 'jixiao')
  const now = house.now()
  for (const fiscalYear of [...goalYears, now.getUTCFullYear()]) {
    await openTask(division, {
      kind: 'monitoring',
      fiscalYear,
      month,
      title: `${fiscalYear}年1–${month}月绩效监控（演示）`,
      opensAt: now.toISOString(),
      dueAt: new Date(now.getTime() + daysOpen * 86_400_000).toISOString(),
    })
  }
}
