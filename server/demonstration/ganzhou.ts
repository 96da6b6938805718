import type { Interchange } from '@domain/goal/interchange.schema'
import published from './published-goals.json'

/**
 * Demonstration data for the first start: Ganzhou's districts, some departments, the projects named in the city's
 * 2020 report, and goals that other governments published. Units, people and assignments are invented.
 */

export const city = '赣州市'

export const demonstrationPassword = 'Ganzhou-2026'

const counties: readonly (readonly [code: string | null, name: string])[] = [
  ['360702', '章贡区'],
  ['360703', '南康区'],
  ['360704', '赣县区'],
  ['360722', '信丰县'],
  ['360723', '大余县'],
  ['360724', '上犹县'],
  ['360725', '崇义县'],
  ['360726', '安远县'],
  ['360728', '定南县'],
  ['360729', '全南县'],
  ['360730', '宁都县'],
  ['360731', '于都县'],
  ['360732', '兴国县'],
  ['360733', '会昌县'],
  ['360734', '寻乌县'],
  ['360735', '石城县'],
  ['360781', '瑞金市'],
  ['360783', '龙南市'],
  [null, '赣州经济技术开发区'],
  [null, '蓉江新区'],
]

const departments: readonly (readonly [section: string, name: string])[] = [
  ['社会保障科', '赣州市卫生健康委员会'],
  ['社会保障科', '赣州市残疾人联合会'],
  ['教科文科', '赣州市教育局'],
  ['教科文科', '赣州市文化广电旅游局'],
  ['教科文科', '赣州职业技术学院'],
  ['行政政法科', '赣州市公安局'],
  ['经济建设科', '赣州市城市管理局'],
  ['经济建设科', '赣州市住房和城乡建设局'],
  ['经济建设科', '赣州市工业和信息化局'],
  ['农业农村科', '赣州市农业农村局'],
  ['农业农村科', '赣州市商务局'],
]

/** The report's projects; it gives no amounts, so they have no budget line. */
const seedProjects: readonly (readonly [name: string, unit: string, startYear: number, endYear: number])[] = [
  ['赣南大道快速路', '赣州市住房和城乡建设局', 2020, 2020],
  ['职业技术学院学生公寓和食堂建设', '赣州职业技术学院', 2020, 2020],
  ['百富源新材料创业投资基金', '赣州市工业和信息化局', 2020, 2020],
  ['市政设施养护', '赣州市城市管理局', 2020, 2020],
  ['蔬菜便利店建设市级奖补政策', '赣州市商务局', 2020, 2020],
  ['柑橘黄龙病防控及接续产业发展专项', '赣州市农业农村局', 2017, 2019],
  ['残疾人康复救助', '赣州市残疾人联合会', 2020, 2020],
  ['旅发大会', '赣州市文化广电旅游局', 2020, 2020],
]

/** Which invented unit stands in for the one that published the goal. */
const standIns: Readonly<Record<string, { department: string; unit: string }>> = {
  B08: { department: '赣州市教育局', unit: '赣州市教育局' },
  B09: { department: '赣州市教育局', unit: '赣州市教育局' },
  B10: { department: '赣州市卫生健康委员会', unit: '赣州市卫生健康委员会' },
  B11: { department: '赣州市城市管理局', unit: '赣州市城市管理局' },
  B13: { department: '赣州市公安局', unit: '赣州市公安局' },
  B14: { department: '赣州市文化广电旅游局', unit: '赣州市博物馆' },
}

const reporting = ['赣州市卫生健康委员会', '赣州市教育局', '赣州市城市管理局', '赣州市公安局', '赣州市博物馆']
const supervising = [
  '赣州市卫生健康委员会',
  '赣州市教育局',
  '赣州市城市管理局',
  '赣州市公安局',
  '赣州市文化广电旅游局',
]

type User = Interchange['users'][number]

const user = (username: string, name: string, roles: User['roles']): User => ({
  username,
  name,
  password: demonstrationPassword,
  roles,
})

/** One account a role. */
const users: readonly User[] = [
  user(
    'jingban',
    '曾丽华',
    reporting.map((unit) => ({ role: 'author', district: city, unit })),
  ),
  user(
    'fuzeren',
    '刘建国',
    reporting.map((unit) => ({ role: 'unit-head', district: city, unit })),
  ),
  user(
    'zhuguan',
    '陈文斌',
    supervising.map((department) => ({ role: 'department', district: city, department })),
  ),
  user(
    'keshi',
    '钟敏',
    [...new Set(departments.map(([section]) => section))].map((section) => ({
      role: 'section',
      district: city,
      section,
    })),
  ),
  user('jixiao', '赖志强', [{ role: 'division', district: city }]),
  user('gongkai', '谢晓燕', [{ role: 'disclosure', district: city }]),
  user('guanli', '温海涛', [{ role: 'administrator', district: city }]),
]

/** The accounts as they are printed at start. */
export const demonstrationAccounts: readonly { readonly username: string; readonly title: string }[] = [
  { username: 'jingban', title: '单位经办' },
  { username: 'fuzeren', title: '单位负责人' },
  { username: 'zhuguan', title: '主管部门审核' },
  { username: 'keshi', title: '财政业务科室' },
  { username: 'jixiao', title: '绩效科' },
  { username: 'gongkai', title: '公开审核' },
  { username: 'guanli', title: '系统管理' },
]

const goals = published

/** Years of the published goals: each gets a monitoring task. */
export const goalYears: readonly number[] = [...new Set(goals.map((goal) => Number(goal.year)))].sort()

const plain = { object: 'project', budgetBook: '1', isNew: false } as const

/** The whole demonstration as an interchange document. */
export const demonstration: Interchange = {
  districts: [{ name: city, code: '360700' }, ...counties.map(([code, name]) => ({ name, code }))],
  sections: [...new Set(departments.map(([section]) => section))].map((name) => ({ name, district: city })),
  units: [
    ...departments.map(([section, name]) => ({ name, district: city, section })),
    { name: '赣州市博物馆', district: city, department: '赣州市文化广电旅游局' },
    { name: '信丰县财政局', district: '信丰县', section: '预算科' },
  ],
  users: [...users],
  projects: [
    ...seedProjects.map(([name, unit, startYear, endYear]) => ({
      ...plain,
      name,
      unit,
      district: city,
      startYear,
      endYear,
      source: '演示数据：项目名取自赣州市2020年预算绩效管理工作情况说明',
    })),
    {
      ...plain,
      name: '信丰县财政综合运行',
      unit: '信丰县财政局',
      district: '信丰县',
      startYear: 2020,
      endYear: 2020,
      source: '演示数据：项目名取自赣州市2020年预算绩效管理工作情况说明',
    },
  ],
  payments: [],
  library: [],
  budgetLines: [],
  items: goals.map((goal) => ({ ...goal, ...standIns[goal.id] })),
}
