import { act, fireEvent, render, screen } from '@testing-library/react'
import { Review } from '@/pages/review/filing/review'
import type { FilingView } from '@/review/filing'
import { openedFiling } from '@/review/opened'
import { reviewing } from '@/review/reviewing'
import { verdictShelf } from '@/review/verdict-shelf'
import { viewShelf } from '@/review/view-shelf'
import { providePhone } from '@/sync/phone'
import { memory } from '../memory'
import { filing } from './filing'

const phone = { online: true }

beforeEach(() => {
  phone.online = true
  providePhone(phone as never)
  Object.assign(phone, { subscribe: () => () => {} })
  Element.prototype.scrollIntoView = jest.fn()
})

async function shown(view: FilingView = filing()) {
  const sent: unknown[] = []
  const store = memory()
  const opened = openedFiling(
    {
      filing: async () => view,
      explain: () => ({ sentence: '', code: null }),
      nowMs: () => 0,
      shelf: viewShelf(store, 'zhang'),
    },
    view.id,
  )
  const answer = async (said: unknown) => {
    sent.push(said)
    return { at: 'author' }
  }
  const table = reviewing({
    shelf: verdictShelf(store, 'zhang'),
    desk: { approve: answer, return: answer, refuse: answer, mint: async () => 'd1', refusal: () => null },
  })
  await act(async () => void render(<Review opened={opened} table={table} />))
  return { sent, table }
}

const tap = (role: string, name: string | RegExp) =>
  act(async () => void fireEvent.click(screen.getByRole(role, { name })))

describe('监控审核', () => {
  it('opens the entries one after the other until all are seen', async () => {
    await shown()
    expect(screen.getByText('已看 0 / 4')).toBeTruthy()
    await tap('button', '通过此项')
    expect(screen.getByText('第 1 项')).toBeTruthy()
    for (const _ of ['k1', 'k2', 'k3']) await tap('button', '通过此项')
    expect(screen.getByText('4 项都通过')).toBeTruthy()
    expect(screen.getByRole('button', { name: '提交审核结论' })).toBeTruthy()
  })

  it('shows of the open entry what changed, why, its photos and what was remarked before', async () => {
    await shown()
    await tap('button', '通过此项')
    await tap('button', '通过此项')
    expect(screen.getByRole('img', { name: '由 2,108 改为 2,655，预警 → 提醒' })).toBeTruthy()
    expect(screen.getByText('集中采购流标一次')).toBeTruthy()
    expect(screen.getByRole('button', { name: '基本辅助器具适配人次，仓库 中景 新，打不开' })).toBeTruthy()
    expect(screen.getByRole('note').textContent).toMatch(/第 1 版意见.*与台账合计不一致/)
  })

  it('refuses an incomplete return with a sentence for each gap, then returns to whom it was told', async () => {
    const { sent } = await shown()
    await tap('button', '退回此项')
    await tap('button', '记为退回')
    for (const gap of ['请选择退回哪一项', '请选择退回原因', '请写明具体意见']) {
      expect(screen.getByText(gap)).toBeTruthy()
    }
    await tap('radio', '财政拨款1–7月执行数')
    await tap('radio', '数据不符')
    fireEvent.change(screen.getByLabelText('写给经办人'), { target: { value: '与账上不一致' } })
    await tap('button', '记为退回')
    for (const _ of ['k1', 'k2', 'k3']) await tap('button', '通过此项')
    await tap('radio', '主管部门')
    await tap('button', '退回 1 项')
    expect(sent).toEqual([
      expect.objectContaining({ decisionId: 'd1', to: 'department', remarks: [expect.anything()] }),
    ])
  })

  it('blocks the submission without network, and says that everything is kept', async () => {
    phone.online = false
    const { sent } = await shown()
    for (const _ of ['funds', 'k1', 'k2', 'k3']) await tap('button', '通过此项')
    expect(screen.getByText(/结论还不能提交。您的意见都存在本机/)).toBeTruthy()
    await tap('button', '提交审核结论')
    expect(sent).toEqual([])
  })

  it('filters to what changed and to what looks doubtful', async () => {
    await shown()
    await tap('radio', '有疑点 1')
    expect(screen.queryByText('残疾儿童康复救助人数')).toBeNull()
    expect(screen.getByText('培训残疾人人数')).toBeTruthy()
  })

  it('is only to be read by whoever has nothing to decide here', async () => {
    const may = { report: true, decide: false, confirmPhotos: false, returnTo: [] }
    await shown(filing({ may }))
    expect(screen.queryByRole('button', { name: '通过此项' })).toBeNull()
    expect(screen.getByText('残疾儿童康复救助人数')).toBeTruthy()
  })
})

describe('照片疑点 (EV23, EV24)', () => {
  const doubt = {
    id: '00000000-0000-4000-8000-000000000077',
    kind: 'alike' as const,
    title: '疑似重复照片',
    sentence: '与2020年度“残疾人康复”的一张很像（差异 5/128，轮廓相合 92%）。也可能是同一地点',
    otherUrl: '/files/other',
    judgement: null,
  }
  const doubtful = (change: Partial<typeof doubt> | { judgement: object } = {}): FilingView => {
    const view = filing()
    const evidence = view.evidence.map((item) =>
      item.revisions.includes(view.revision) && !item.undecodable
        ? { ...item, findings: [{ ...doubt, ...change }] }
        : item,
    )
    return { ...view, evidence } as FilingView
  }

  it('stand with their photo, and ask for a verdict and a reason', async () => {
    await shown(doubtful())
    await tap('button', '通过此项')
    await tap('button', '通过此项')
    expect(screen.getByRole('button', { name: /台账.*，疑点/ })).toBeTruthy()
    await tap('button', /疑似重复照片/)
    expect(screen.getByRole('img', { name: '相似的另一张照片' })).toBeTruthy()
    await tap('button', '记下判断')
    expect(screen.getByText('请选择您的判断')).toBeTruthy()
    expect(screen.getByText('请写明判断的理由')).toBeTruthy()
  })

  it('that were judged say so, with the reason and by whom, and count no more when found to be none', async () => {
    const judgement = { verdict: 'fine', reason: '同一仓库', by: '张三', at: '2021-08-28T00:00:00.000Z' }
    await shown(doubtful({ judgement }))
    await tap('button', '通过此项')
    await tap('button', '通过此项')
    expect(screen.getByText('没有问题：同一仓库（张三）')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /，疑点$/ })).toBeNull()
  })
})

it('CH5, CH6: a re-shoot stands beside the first photo, with what the bracket proves', async () => {
  const view = filing()
  const reshoot = {
    id: '00000000-0000-4000-8000-0000000000c1',
    drawnAt: '2021-08-27T00:00:00.000Z',
    answer: { pictureUrl: '/files/again', sentence: '验证码 7F3 K92 于 2021-08-28 09:30:00 发出' },
    judgement: null,
  }
  const evidence = view.evidence.map((item) =>
    item.revisions.includes(view.revision) && !item.undecodable ? { ...item, reshoot } : item,
  )
  await shown({ ...view, evidence })
  await tap('button', '通过此项')
  await tap('button', '通过此项')
  await tap('button', /重拍对照/)
  expect(screen.getByRole('img', { name: '带验证码重拍的照片' })).toBeTruthy()
  expect(screen.getByRole('button', { name: '记下判断' })).toBeTruthy()
})
