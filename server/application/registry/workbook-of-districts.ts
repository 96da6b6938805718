/** Import and export of the registers by system administration, within its own districts (XL8, AD1). */
import { roleTitles } from '@domain/access/roles'
import { districtsOf } from '../administration/administered'
import type { Work } from '../ports/context'
import { exportWorkbook } from './export-workbook'
import { importWorkbook, type WorkbookResult } from './import-workbook'
import { finding, type RecognisedSheet, type SheetFinding } from './workbook/read-sheets'

export function importDistricts(
  work: Work,
  bytes: Uint8Array,
  progress: (words: string, percent: number) => void,
): Promise<WorkbookResult> {
  const districts = districtsOf(work)
  const by = {
    accountId: work.actor.accountId,
    districts,
    refused: (sheets: readonly RecognisedSheet[]) => refusedRows(work, districts, sheets),
  }
  return importWorkbook(work, work.spreadsheets, { bytes, demonstration: false, progress, by })
}

export async function exportDistricts(work: Work): Promise<Uint8Array> {
  const districts = districtsOf(work)
  const bytes = await exportWorkbook(work, work.spreadsheets, districts)
  await work.store.write((tx) =>
    tx.record({
      actorId: work.actor.accountId,
      action: 'registry.exported',
      subject: 'registry',
      subjectId: 'file',
      details: { districts, bytes: bytes.length },
    }),
  )
  return bytes
}

/** XL8: another district's rows, the library of all districts, and people whom an import may not touch (AD1, AD9). */
async function refusedRows(
  work: Work,
  districts: readonly string[],
  sheets: readonly RecognisedSheet[],
): Promise<SheetFinding[]> {
  const names = new Set((await work.reader.districtsById(districts)).map(({ name }) => name))
  const usernames = sheets.flatMap(({ kind, rows }) =>
    kind.name === '用户' ? rows.map(({ values }) => values.username ?? '') : [],
  )
  const known = new Map(
    (await work.reader.accountsNamed([...new Set(usernames)])).map((account) => [account.username, account]),
  )
  const told: SheetFinding[] = []
  for (const { kind, rows, sheet } of sheets) {
    if (kind.name === '指标库') {
      told.push(finding('XL8', 'block', { sheet: sheet.name }, '指标库由各区划共用，请由运维人员用命令导入'))
      continue
    }
    for (const row of rows) {
      const refuse = (column: string, what: string) =>
        told.push(finding('XL8', 'block', { sheet: row.sheet, row: row.row, column }, what))
      const { district = '', role, username = '' } = row.values
      if (!names.has(district)) refuse('区划', `“${district}”不在您管理的区划内`)
      if (kind.name !== '用户') continue
      const account = known.get(username)
      if (role === 'administrator') refuse('岗位', `“${roleTitles.administrator}”要在人员页面里开通`)
      if (account === undefined) continue
      if (account.accountId === work.actor.accountId) refuse('账号', '不能导入您自己的账号')
      else if (account.administers) refuse('账号', '系统管理的账号要在人员页面里改')
      else if (account.districtId !== null && !districts.includes(account.districtId))
        refuse('账号', '这个账号已经有了，属于别的区划，请换一个账号')
    }
  }
  return told
}
