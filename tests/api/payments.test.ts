import { importFile } from '@server/application/registry/import-file'
import { type City, openCity } from '../support/city'
import { feedCaughtUp, pulled } from '../support/report'

let city: City
let project: { project: string; unit: string; district: string; fiscalYear: number }
beforeAll(async () => {
  city = await openCity()
  const { rows } = await city.pool.query(
    'select p.name from project p join filing f on f.project_id = p.id where f.id = $1',
    [city.filingId],
  )
  project = { project: rows[0].name, unit: '卫健委', district: '赣州市', fiscalYear: 2021 }
})
afterAll(() => city.close())

const put = (payments: readonly object[]) =>
  importFile(city.house, { document: { payments }, district: '赣州市', unit: null, demonstration: false })

const payment = (voucher: string, amountWan: string, paidOn = '2021-07-30', source = 'fiscal') => ({
  ...project,
  ...{ voucher, amountWan, paidOn, source },
})

const subject = async () => {
  await feedCaughtUp(city)
  return pulled(await city.as('author'), city.filingId)
}

it('VF1 nothing is forecast while the register tells no payments', async () => {
  expect((await subject()).forecast).toBeNull()
  expect(await (await city.as('department')).review.forecast({ fiscalYear: 2021 })).toEqual([])
})

it('PY3, PY4 payments are summed up to the covered month, refunds subtracted, and fill the figures of an open task, and the owner pulls them', async () => {
  const { imported, findings } = await put([
    payment('0001', '3.2'),
    payment('0002', '-0.2', '2021-07-31'),
    payment('0003', '1', '2021-08-02'),
  ])
  expect(findings).toEqual([])
  expect(imported.payments).toBe(3)
  const filing = await subject()
  expect(filing.subject).toMatchObject({ paid: { fiscal: { amount: '3', through: '2021-07' } } })
  expect(filing.forecast).toMatchObject({ paidWan: '4' })
})

it('PY1 the same voucher again changes nothing', async () => {
  const before = await city.everything()
  expect((await put([payment('0001', '3.20')])).imported.payments).toBe(0)
  expect(await city.everything()).toBe(before)
})

it.each([
  ['another amount', payment0001('3.21'), 'payments[1].voucher'],
  ['an unknown project', () => ({ ...payment('9', '1'), project: '没有' }), 'payments[1].project'],
  ['an amount that is none', () => payment('9', '1,2,3'), 'payments.1.amountWan'],
  ['a day that is none', () => payment('9', '1', '2021-02-30'), 'payments.1.paidOn'],
])('PY2 %s is a finding, and the whole file stays outside', async (_, wrong, field) => {
  const before = await city.everything()
  const { imported, findings } = await put([payment('0009', '1'), wrong()])
  expect(imported.payments).toBe(0)
  expect(findings).toMatchObject([{ level: 'block', field }])
  expect(await city.everything()).toBe(before)
})

function payment0001(amount: string) {
  return () => payment('0001', amount)
}

it.each([
  ['author', 0],
  ['disclosure', 0],
  ['administrator', 0],
  ['county', 0],
  ['strangeHead', 1],
  ['head', 1],
  ['department', 1],
  ['section', 1],
  ['division', 2],
] as const)('VF the %s sees %i projects of their scope about to cross', async (person, count) => {
  const rows = await (await city.as(person)).review.forecast({ fiscalYear: 2021 })
  expect(rows).toHaveLength(count)
  expect(rows.every(({ forecast }) => forecast.steps[0]?.missingWan !== null)).toBe(true)
  // VF7: each says where it stands, and which filing opens it
  for (const row of rows) {
    expect([city.filingId, city.otherFilingId]).toContain(row.filingId)
    expect([row.departmentName, row.sectionName]).toEqual(
      row.filingId === city.filingId ? ['卫健委', '社保科'] : ['教育局', '教科文科'],
    )
  }
})
