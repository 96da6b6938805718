import type { Actor } from '@domain/access/roles'
import type { House } from '@server/application/ports/context'
import { importFile } from '@server/application/registry/import-file'
import { openTask } from '@server/application/tasks/open-task'
import { city, demonstration, goalYears } from './ganzhou'

const monitoredMonth = 7
const daysOpen = 60

/** Lays the demonstration through the same use cases that an administrator's files go through. */
export async function layDemonstration(house: House): Promise<void> {
  const { findings } = await importFile(house, {
    document: demonstration,
    district: city,
    unit: null,
    demonstration: true,
  })
  const blocked = findings.find((finding) => finding.level === 'block')
  if (blocked) throw new Error(`the demonstration does not import: ${blocked.form} ${blocked.message}`)
  const actor = await divisionOfficer(house)
  const now = house.now()
  for (const fiscalYear of goalYears) {
    await openTask(
      { ...house, actor },
      {
        fiscalYear,
        month: monitoredMonth,
        title: `${fiscalYear}年1–${monitoredMonth}月绩效监控（演示）`,
        opensAt: now.toISOString(),
        dueAt: new Date(now.getTime() + daysOpen * 86_400_000).toISOString(),
      },
    )
  }
}

async function divisionOfficer(house: House): Promise<Actor> {
  return house.store.write(async (tx) => {
    const account = await tx.accountByName('jixiao')
    if (!account) throw new Error('the demonstration has no division officer')
    const district = await tx.district(city, null)
    return {
      accountId: account.id,
      name: account.name,
      assignments: [
        { role: 'division', unitId: null, departmentId: null, sectionId: null, districtId: district.id },
      ],
    }
  })
}
