/** Workbooks over HTTP, for system administration within its own districts (XL8). */
import { appRouter } from '@server/api/app-router'
import { spreadsheets } from '@server/documents/spreadsheets'
import { buildServer } from '@server/http/server'
import type { FastifyInstance } from 'fastify'
import { type City, openCity, type Person, password } from '../support/city'

let city: City
let server: FastifyInstance
let projectName: string
const tokens = new Map<Person, string>()
beforeAll(async () => {
  city = await openCity()
  server = await buildServer({ house: city.house, router: appRouter, h5Dir: null })
  for (const username of ['administrator', 'division', 'author'] as const) {
    const signedIn = await city.anybody().identity.signIn({ username, password, device: 'test' })
    if (!('token' in signedIn)) throw new Error(`${username} has no token`)
    tokens.set(username, signedIn.token)
  }
  const { rows } = await city.pool.query(
    'select p.name from project p join filing f on f.project_id = p.id where f.id = $1',
    [city.filingId],
  )
  projectName = rows[0].name
}, 30_000)
afterAll(async () => {
  await server.close()
  await city.close()
})

const headers = (person: Person) => ({ authorization: `Bearer ${tokens.get(person)}` })
const sheet = (name: string, titles: readonly string[], rows: readonly (readonly string[])[]) => ({
  name,
  columns: titles.map((title) => ({ title, width: 18 })),
  rows,
})
const payments = (rows: readonly (readonly string[])[]) =>
  spreadsheets.write([
    sheet('支付', ['项目名称', '单位', '区划', '年度', '资金来源', '支付日期', '金额', '凭证号'], rows),
  ])
const paid = (voucher: string, district = '赣州市') => [
  ...[projectName, '卫健委', district, '2021', '财政拨款', '2021-07-30', '1.5', voucher],
]
const people = (...rows: readonly (readonly string[])[]) =>
  spreadsheets.write([sheet('用户', ['账号', '姓名', '初始密码', '岗位', '区划', '单位'], rows)])

interface Line {
  readonly words?: string
  readonly percent?: number
  readonly result?: {
    readonly imported: Record<string, number>
    readonly findings: readonly { readonly message: string }[]
    readonly returned: string | null
  }
}

async function imported(bytes: Uint8Array, person: Person = 'administrator'): Promise<Line[]> {
  const answer = await server.inject({
    method: 'POST',
    url: '/registry/import',
    headers: { ...headers(person), 'content-type': 'text/html' },
    payload: Buffer.from(bytes),
  })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/x-ndjson'])
  return answer.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}

it('XL9 tells how many entries are written, at each whole percent and never backwards', async () => {
  const rows = Array.from({ length: 120 }, (_, at) => paid(`many-${at}`))
  const lines = await imported(await payments(rows))
  const told = lines.flatMap(({ words = '', percent = 0 }) => {
    const [, done, of] = /^正在写入，第 (\d+) \/ (\d+) 条……$/.exec(words) ?? []
    return done === undefined ? [] : [{ done: Number(done), of: Number(of), percent }]
  })
  expect(told).toHaveLength(40)
  expect(told.every(({ of }) => of === rows.length)).toBe(true)
  expect(told.map(({ percent }) => percent)).toEqual(Array.from({ length: 40 }, (_, at) => 46 + at))
  expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).sort((a, b) => a - b))
  expect(told.at(-1)?.done).toBe(rows.length)
})

it('tells how far it is, what went in, and gives the file back with what became of each row', async () => {
  const lines = await imported(await payments([paid('0001'), paid('0002')]))
  const percents = lines.flatMap(({ percent }) => percent ?? [])
  expect(percents).toEqual([...percents].sort((a, b) => a - b))
  expect(percents.at(-1)).toBe(100)
  const result = lines.at(-1)?.result
  expect(result).toMatchObject({ imported: { payments: 2 }, findings: [] })
  const copy = await spreadsheets.read(Buffer.from(result?.returned ?? '', 'base64'))
  if (!('sheets' in copy)) throw new Error(copy.refusal)
  expect(copy.sheets[1]?.rows.map((row) => row.at(-1)?.text)).toEqual(['导入结果', '已导入', '已导入'])
  const { rows } = await city.pool.query(
    "select actor_id from audit_record where action = 'registry.imported' order by seq desc limit 1",
  )
  const { rows: accounts } = await city.pool.query("select id from account where username = 'administrator'")
  expect(rows[0].actor_id).toBe(accounts[0].id)
})

it('XL8 the password of a new account opens nothing but its own change', async () => {
  await imported(await people(['xinren', '新人', 'Long-enough-1', '单位经办', '赣州市', '卫健委']))
  const { rows } = await city.pool.query("select initial_password from account where username = 'xinren'")
  expect(rows).toEqual([{ initial_password: true }])
})

it.each([
  [
    'another district’s row',
    () => payments([paid('0009'), paid('0010', '信丰县')]),
    /第 3 行“区划”：“信丰县”不在/,
  ],
  [
    'a role of administration',
    () => people(['boss', '某人', 'Long-enough-1', '系统管理', '赣州市', '']),
    /“系统管理”要在人员页面里开通/,
  ],
  [
    'an account of another district',
    () => people(['county', '某人', 'Long-enough-1', '单位经办', '赣州市', '卫健委']),
    /属于别的区划/,
  ],
  [
    'one’s own account',
    () => people(['administrator', '某人', 'Long-enough-1', '单位经办', '赣州市', '卫健委']),
    /不能导入您自己的账号/,
  ],
  [
    'the library of all districts',
    () =>
      spreadsheets.write([
        sheet(
          '指标库',
          ['一级指标', '二级指标', '三级指标', '运算符号', '完成值取值方式'],
          [['产出', '数量', '人数', '≥', '全年累计']],
        ),
      ]),
    /指标库由各区划共用/,
  ],
  ['a file that is none', async () => Buffer.from('no workbook'), /不是 Excel 文件/],
])('XL8 %s refuses the file, and nothing of it goes in', async (_, bytes, message) => {
  const before = await city.everything()
  const result = (await imported(await bytes())).at(-1)?.result
  expect(result?.findings.map((found) => found.message).join('\n')).toMatch(message)
  expect(Object.values(result?.imported ?? {}).every((count) => count === 0)).toBe(true)
  expect(await city.everything()).toBe(before)
})

it.each(['division', 'author'] as const)('XL8 %s neither imports nor exports', async (person) => {
  const before = await city.everything()
  for (const [method, url] of [
    ['POST', '/registry/import'],
    ['GET', '/registry/export'],
  ] as const) {
    const answer = await server.inject({ method, url, headers: headers(person) })
    expect([answer.statusCode, answer.json().problem.code]).toEqual([403, 'admin.not-yours'])
    expect((await server.inject({ method, url })).statusCode).toBe(401)
  }
  expect(await city.everything()).toBe(before)
})

it('a file beyond 20 MB is refused, and nothing of it is read', async () => {
  const answer = await server.inject({
    method: 'POST',
    url: '/registry/import',
    headers: { ...headers('administrator'), 'content-type': 'application/octet-stream' },
    payload: Buffer.alloc(21 * 1024 * 1024),
  })
  expect(answer.json().problem.code).toBe('registry.too-large')
})

it('XL7 XL8 the export holds the own districts alone, no password, and imports to the same content', async () => {
  const answer = await server.inject({ url: '/registry/export', headers: headers('administrator') })
  expect(answer.headers['content-disposition']).toBe('attachment; filename="registry.xlsx"')
  const book = await spreadsheets.read(answer.rawPayload)
  if (!('sheets' in book)) throw new Error(book.refusal)
  const cells = book.sheets.flatMap(({ rows }) => rows.flatMap((row) => row.map((cell) => cell?.text)))
  expect(cells).toContain('0001')
  expect(cells).not.toContain('信丰县')
  expect(cells).not.toContain(password)
  const exported = await city.pool.query("select 1 from audit_record where action = 'registry.exported'")
  expect(exported.rowCount).toBe(1)
  // its administrators stand in it, and are told so; without them it goes in and changes nothing
  const sheets = book.sheets
    .filter(({ name }) => name !== '用户' && name !== '指标库')
    .map(({ name, rows: [head = [], ...rows] }) =>
      sheet(
        name,
        head.map((cell) => cell?.text ?? ''),
        rows.map((row) => row.map((cell) => cell?.text ?? '')),
      ),
    )
  const before = await city.everything()
  const result = (await imported(await spreadsheets.write(sheets))).at(-1)?.result
  expect(result?.findings.filter(({ message }) => !message.includes('已'))).toEqual([])
  expect(await city.everything()).toBe(before)
})
