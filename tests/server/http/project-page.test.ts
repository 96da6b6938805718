import type { SnapshotContent } from '@domain/disclosure/snapshot'
import { buildServer } from '@server/http/server'
import { initTRPC } from '@trpc/server'
import { fakeHouse } from './fake-house'
import { goal, monitoring, record } from './sample-snapshots'

const house = fakeHouse()
const build = buildServer({ house, router: initTRPC.create().router({}), h5Dir: null })
afterAll(async () => (await build).close())

const get = async (url: string, headers: Record<string, string> = {}) =>
  (await build).inject({ url, headers })
const text = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

beforeEach(() => {
  house.snapshots = [record(monitoring), record(goal)]
})

describe('a project', () => {
  it('tells what was promised, spent and achieved, and what is being put right', async () => {
    const { statusCode, body } = await get('/p/GZ-CL-001')
    expect(statusCode).toBe(200)
    for (const said of [
      '今年要帮助不少于 2,150 名残疾儿童做康复',
      '512.40 已花',
      '花了 43.42% 竖线：一年过了 58.33%',
      '承诺的 6 件事 3 项正常，1 项提醒，1 项预警，1 项未填',
      '残疾人基本辅助器具适配人次 承诺 不少于 6,800 人次 完成 2655人次 提醒',
      '采购流标一次，7月起每月到货约800件；全年预计完成 6800人次',
      '整改 2 项要改进',
      '章贡区 7月',
      '演示数据，不是真实结果。指标取自公开的绩效目标表，结果为虚构',
      '2026年9月2日公开',
    ]) {
      expect(text(body)).toContain(said)
    }
    expect(body).toContain('aria-label="已花 43.42%，时间进度 58.33%"')
    expect(body).toContain(house.snapshots[0]?.contentHash)
    expect(body).toContain('href="/open/v1/projects/GZ-CL-001"')
    expect(body).toContain('alt="残疾儿童康复救助人数，章贡区 2026年7月"')
  })

  it('shows the version that the address names, and no other for an unknown one', async () => {
    const [, published] = house.snapshots
    const { body } = await get(`/p/GZ-CL-001?version=${published?.id}`)
    expect(text(body)).toContain('还没有公布花费')
    expect((await get('/p/GZ-CL-001?version=nothing')).statusCode).toBe(404)
  })

  it('stays readable where nothing but the name is public', async () => {
    const bare: SnapshotContent = {
      ...monitoring,
      budgetWan: null,
      promised: [],
      photos: [],
      result: { asOf: '2026年1–7月', light: 'gray', spentWan: null, items: [] },
    }
    house.snapshots = [record(bare)]
    const { statusCode, body } = await get('/p/GZ-CL-001')
    expect(statusCode).toBe(200)
    expect(text(body)).toContain('承诺的 0 件事')
  })

  it.each([
    '/p/unknown',
    '/p/%00',
    '/p/%F0%9F%92%A9',
    `/p/${'x'.repeat(4000)}`,
    '/p/a%2Fb',
    '/p/..%2f..%2fetc',
  ])('answers %.30s with a page that says it is not there', async (url) => {
    const { statusCode, body, headers } = await get(url)
    expect(statusCode).toBe(404)
    expect(headers['content-type']).toContain('text/html')
    expect(text(body)).toContain('没有找到这个公开项目')
  })
})

describe('DS6: what was withdrawn', () => {
  const gone = { withdrawnAt: '2026-09-10T02:00:00Z', withdrawnWhy: '指标口径有误 <b>更正</b>' }

  it('says that, when and why, and nothing of what it held', async () => {
    house.snapshots = [record(monitoring, gone), record(goal, { ...gone, withdrawnWhy: null })]
    const { statusCode, body } = await get('/p/GZ-CL-001')
    expect(statusCode).toBe(410)
    expect(text(body)).toContain('绩效监控，2026年9月2日公开，2026年9月10日撤下。')
    expect(body).toContain('原因：指标口径有误 &lt;b&gt;更正&lt;/b&gt;')
    expect(body).not.toContain('残疾')
    expect((await get('/p')).body).not.toContain('残疾')
  })

  it('leaves what stands, and is named beside it', async () => {
    house.snapshots = [record(monitoring, gone), record(goal)]
    const { statusCode, body } = await get('/p/GZ-CL-001')
    expect(statusCode).toBe(200)
    expect(text(body)).toContain('2026年9月10日撤下')
    expect(body).not.toContain('512.40')
    const withdrawn = house.snapshots[0]?.id
    expect((await get(`/p/GZ-CL-001?version=${withdrawn}`)).statusCode).toBe(404)
  })
})
