import { importFile } from '@server/application/registry/import-file'
import published from '@server/demonstration/published-goals.json'
import { type City, openCity } from '../support/city'

let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const order = (document: unknown, unit: string | null = null) =>
  importFile(city.house, { document, district: '导入区', unit, demonstration: false })

const form = (id: string) => published.find((candidate) => candidate.id === id) ?? {}

it('IM4, IM6 takes the published forms with their amounts as budget lines, all but the one that names no unit', async () => {
  const { imported, findings } = await order({ items: published })
  expect(imported).toMatchObject({ goals: 5, projects: 5, budgetLines: 4 })
  expect(findings.filter((finding) => finding.level === 'block')).toMatchObject([
    { form: 'B11', rule: 'IM4', field: 'unit' },
  ])
})

it('the same file again changes nothing', async () => {
  const before = await city.everything()
  const { imported } = await order({ items: published })
  expect(imported).toMatchObject({ units: 0, projects: 0, goals: 0 })
  expect(await city.everything()).toBe(before)
})

it('IM4, IM5 takes a form without a unit for the unit that the importer names', async () => {
  const { imported } = await order([form('B11')], '城市管理局')
  expect(imported).toMatchObject({ goals: 1, units: 1 })
})

it('GO2 a goal without weights may be monitored and not self-evaluated', async () => {
  const { rows } = await city.pool.query(
    "select goal->'selfEvaluation' as allowed, goal->>'frame' as frame from goal_version",
  )
  expect(new Set(rows.map((row) => row.frame))).toEqual(new Set(['none', 'other']))
  expect(rows.every((row) => row.allowed.allowed === false && row.allowed.reason.length > 0)).toBe(true)
})

it('DS1 publishes each imported goal', async () => {
  const { items } = await city.anybody().disclosure.search({ text: '辅警', before: null })
  expect(items.map((item) => [item.kind, item.content.project.name])).toEqual([['goal', '辅警人员经费']])
})

it('GI takes a form whole or not at all', async () => {
  const broken = {
    ...form('B13'),
    project: '新的项目',
    indicators: [
      { l1: '产出', l2: '数量', l3: '人数', target: '7,00.0,77', unit: '人', op: '≥', weight: null },
    ],
  }
  const before = await city.everything()
  const { imported, findings } = await order([broken])
  expect(imported.goals).toBe(0)
  expect(findings.some((finding) => finding.level === 'block')).toBe(true)
  expect(await city.everything()).toBe(before)
})

it.each`
  promise                                       | document
  ${'IM1 a text'}                               | ${'goals'}
  ${'IM1 a number among the units'}             | ${{ units: [1] }}
  ${'IM1 an amount that is none'}               | ${{ budgetLines: [{ project: 'a', unit: 'b', district: 'c', fiscalYear: 2021, source: 'fiscal', initialWan: '7,00.0,77', adjustedWan: '1' }] }}
  ${'IM2 a unit under an unknown department'}   | ${{ units: [{ name: '所', district: '导入区', department: '没有的局' }] }}
  ${'IM2 a role at an unknown unit'}            | ${{ users: [{ username: 'new', name: '新人', password: 'long enough', roles: [{ role: 'author', district: '导入区', unit: '没有' }] }] }}
  ${'IM2 a good district beside a bad project'} | ${{ districts: [{ name: '好区' }], projects: [{ name: 'p', unit: '没有', district: '好区', startYear: 2021, endYear: 2021 }] }}
`('$promise is refused whole', async ({ document }: { document: unknown }) => {
  const before = await city.everything()
  const { imported, findings } = await order(document)
  expect(Object.values(imported).every((count) => count === 0)).toBe(true)
  expect(findings.length).toBeGreaterThan(0)
  expect(findings.every((finding) => finding.level === 'block' && /没有导入/.test(finding.message))).toBe(
    true,
  )
  expect(await city.everything()).toBe(before)
})

it.each([null, 1, 'B99', [], { id: 'B99' }, { id: 'B99', year: '1805', indicators: [] }])(
  'GI1 a hostile item %j ends in a finding',
  async (item) => {
    const { imported, findings } = await order([item])
    expect(imported.goals).toBe(0)
    expect(findings.some((finding) => finding.level === 'block')).toBe(true)
  },
)

describe('EV18: the registered site of a project', () => {
  const unit = { name: '园林局', district: '导入区', section: '城建科' }
  const site = (place: object) =>
    order({
      sections: [{ name: '城建科', district: '导入区' }],
      units: [unit],
      projects: [
        { name: '口袋公园', unit: '园林局', district: '导入区', startYear: 2021, endYear: 2021, ...place },
      ],
    })
  const registered = async () =>
    (
      await city.pool.query(
        "select site_latitude, site_longitude, site_radius from project where name = '口袋公园'",
      )
    ).rows

  it('comes with the register, is corrected by it, and stays when it says nothing', async () => {
    await site({ siteLatitude: 25.83, siteLongitude: 114.93 })
    expect(await registered()).toEqual([{ site_latitude: 25.83, site_longitude: 114.93, site_radius: null }])
    await site({ siteLatitude: 25.84, siteLongitude: 114.93, siteRadius: 800 })
    await site({})
    expect(await registered()).toEqual([{ site_latitude: 25.84, site_longitude: 114.93, site_radius: 800 }])
  })

  it('half a place is refused, and changes nothing', async () => {
    const before = await city.everything()
    const { findings } = await site({ siteLatitude: 25.83 })
    expect(findings).toMatchObject([{ field: 'projects[0].siteLatitude', level: 'block' }])
    expect(await city.everything()).toBe(before)
  })
})

it('IM3 only goal tables become goals; others in the file are told and passed over', async () => {
  const before = await city.everything()
  const { imported, findings } = await order([{ ...form('B13'), id: 'S1', class: 'S', project: '另一个' }])
  expect(imported.goals).toBe(0)
  expect(findings).toEqual([
    expect.objectContaining({
      form: 'S1',
      rule: 'IM3',
      level: 'warn',
      message: expect.stringContaining('没有导入'),
    }),
  ])
  expect(await city.everything()).toBe(before)
})

it('IM7 a code that another holds is refused, for districts, units and projects', async () => {
  const years = { startYear: 2021, endYear: 2021 }
  const unit = { name: '甲局', district: '导入区', section: '综合科', code: '360799001' }
  const project = { name: '甲项目', unit: '甲局', district: '导入区', code: '36079921T001', ...years }
  const first = await order({
    districts: [{ name: '甲区', code: '360799' }],
    sections: [{ name: '综合科', district: '导入区' }],
    units: [unit],
    projects: [project],
  })
  expect(first.findings).toEqual([])
  const before = await city.everything()
  const { findings } = await order({
    districts: [{ name: '乙区', code: '360799' }],
    units: [{ ...unit, name: '乙局' }],
    projects: [{ ...project, name: '乙项目' }],
  })
  expect(findings.map(({ field, level }) => [field, level])).toEqual([
    ['districts[0].code', 'block'],
    ['units[0].code', 'block'],
    ['projects[0].code', 'block'],
  ])
  expect(await city.everything()).toBe(before)
})

it('IM8 a user without a password must be there already, and keeps the one there is', async () => {
  const hashOf = async () =>
    (await city.pool.query("select password_hash from account where username = 'author'")).rows[0]
  const [kept, before] = [await hashOf(), await city.everything()]
  const refused = await order({ users: [{ username: 'nobody', name: '新人', roles: [] }] })
  expect(refused.findings).toMatchObject([{ field: 'users[0].password', level: 'block' }])
  expect(await city.everything()).toBe(before)
  expect((await order({ users: [{ username: 'author', name: '改名', roles: [] }] })).findings).toEqual([])
  expect(await hashOf()).toEqual(kept)
})
