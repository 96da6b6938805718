/** Cards, remarks and findings; what a screen says when it has nothing, not yet, or no network. */

import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { Banner } from '@/components/banner'
import { Empty } from '@/components/empty'
import { Finding } from '@/components/finding'
import { IndicatorCard } from '@/components/indicator-card'
import { OldAndNew } from '@/components/old-and-new'
import { Pair } from '@/components/pair'
import { Remark } from '@/components/remark'
import { Retry } from '@/components/retry'
import { Row } from '@/components/row'
import { SyncItem, type SyncState } from '@/components/sync-item'
import { TaskCard } from '@/components/task-card'
import { Waiting } from '@/components/waiting'

const nothing = () => {}

describe('TaskCard', () => {
  it('is one link as a whole, that says project, state and what comes next', () => {
    const onTap = jest.fn()
    render(
      <TaskCard
        status={{ word: '被退回', tone: 'red' }}
        kind="绩效监控 1–7月"
        title="困难重度残疾人家庭无障碍改造"
        line="业务科室退回 1 项。"
        action="去改正"
        onTap={onTap}
      />,
    )
    fireEvent.click(screen.getByRole('link', { name: /^被退回.*困难重度残疾人家庭无障碍改造.*去改正$/ }))
    expect(onTap).toHaveBeenCalledTimes(1)
  })
})

describe('IndicatorCard and Pair', () => {
  it('heads the card with the indicator and shows the turn of its light', () => {
    render(
      <IndicatorCard path={['2', '产出', '数量', '12 分']} title="适配人次" light="yellow" was="red">
        <Pair
          target={{ label: '年度目标', value: '≥ 6,800', unit: '人次' }}
          actual={{ label: '1–7月实际', value: '2,655', unit: '人次' }}
        />
      </IndicatorCard>,
    )
    expect(screen.getByRole('heading', { name: '适配人次' })).toBeTruthy()
    expect(screen.getByText('预警')).toBeTruthy()
    expect(screen.getByText('提醒')).toBeTruthy()
    expect(screen.getByText('2,655')).toBeTruthy()
  })

  it('shows one light when it did not turn', () => {
    render(<IndicatorCard path={['1']} title="人数" light="green" was="green" />)
    expect(screen.getAllByText('正常')).toHaveLength(1)
  })
})

describe('Remark', () => {
  const remark = { name: '意见 1', reason: '照片看不清', text: '合计栏反光，请重拍。' }

  it('is a note; open until it is answered', () => {
    const { rerender } = render(<Remark {...remark} />)
    expect(screen.getByRole('note').textContent).toBe('意见 1照片看不清合计栏反光，请重拍。')
    rerender(<Remark {...remark} answered="已重拍" />)
    expect(screen.getByText('已重拍')).toBeTruthy()
  })
})

describe('Finding', () => {
  const finding = { kind: '疑似重复照片', sentence: '与 2025年度的 1 张很像，请您判断。' }

  it('taps as a whole while open', () => {
    const onTap = jest.fn()
    render(<Finding {...finding} action="并排看" onTap={onTap} />)
    fireEvent.click(
      screen.getByRole('button', { name: /^疑似重复照片.*与 2025年度的 1 张很像，请您判断。$/ }),
    )
    expect(onTap).toHaveBeenCalled()
  })

  it('shows the judgement with its reason, and asks no more', () => {
    render(<Finding {...finding} action="并排看" judged="不是重复：同一地点，不同月份。" />)
    expect(screen.getByText('已判断')).toBeTruthy()
    expect(screen.queryByText('并排看')).toBeNull()
    expect(screen.getByText('不是重复：同一地点，不同月份。')).toBeTruthy()
  })
})

describe('OldAndNew', () => {
  const side = (caption: string) => ({
    url: 'a.jpg',
    alt: `${caption}：合计栏`,
    caption,
    details: ['8月24日'],
  })

  it('puts the old photo before the new one, and waits for the new one', () => {
    const { rerender } = render(<OldAndNew old={side('原照片')} now={side('新照片')} />)
    expect(screen.getAllByRole('img').map((it) => it.getAttribute('aria-label'))).toEqual([
      '原照片：合计栏',
      '新照片：合计栏',
    ])
    rerender(<OldAndNew old={side('原照片')} />)
    expect(screen.queryByText('新照片')).toBeNull()
  })
})

describe('SyncItem', () => {
  it.each<[SyncState, string]>([
    ['waiting', '等网络'],
    ['sending', '正在送'],
    ['newer', '有新版本'],
    ['refused', '未被接收'],
    ['held', '暂存'],
  ])('%s says %s and the reason, politely', (state, word) => {
    const { container } = render(<SyncItem state={state} title="托养服务" time="09:12" reason="都在本机。" />)
    expect(screen.getByText(word)).toBeTruthy()
    expect(screen.getByText('都在本机。')).toBeTruthy()
    expect(container.querySelector('[aria-live=polite]')).toBeTruthy()
  })

  it('tells how far it is while sending', () => {
    render(
      <SyncItem
        state="sending"
        title="文体活动"
        time="09:40"
        reason="正在送照片 2 / 3。"
        progress={{ percent: 64, left: '3.1 / 4.8 MB', right: '64%' }}
      />,
    )
    expect(screen.getByRole('progressbar', { name: '文体活动 已送 64%' }).getAttribute('aria-valuenow')).toBe(
      '64',
    )
  })

  it('offers its ways out', () => {
    const onTap = jest.fn()
    render(
      <SyncItem
        state="refused"
        title="托养服务"
        time="昨天"
        reason="第 2 张照片已损坏。"
        actions={[{ word: '更换照片', tone: 'primary', onTap }]}
      />,
    )
    fireEvent.click(screen.getByRole('button', { name: '更换照片' }))
    expect(onTap).toHaveBeenCalled()
  })

  it('is one quiet line with its receipt once delivered', () => {
    render(
      <SyncItem
        state="delivered"
        title="康复"
        time="8月22日"
        reason={['回执 5M2C-QX81', '照片 3 / 3 已核对']}
      />,
    )
    expect(screen.getByText('回执 5M2C-QX81')).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
  })
})

describe('what a screen says over itself', () => {
  it('a banner is a status, read politely', () => {
    render(<Banner icon="offline" sentence="现在没有网络。" />)
    expect(screen.getByRole('status').getAttribute('aria-live')).toBe('polite')
    expect(screen.getByText('现在没有网络。')).toBeTruthy()
  })

  it('waiting shows nothing for 300 ms, then the shape to come, and is busy all along', () => {
    jest.useFakeTimers()
    const { container } = render(<Waiting of="待办" />)
    const status = screen.getByRole('status', { name: '正在取待办' })
    expect([status.getAttribute('aria-busy'), container.querySelectorAll('.sk').length]).toEqual(['true', 0])
    act(() => void jest.advanceTimersByTime(300))
    expect(container.querySelectorAll('.sk').length).toBeGreaterThan(0)
    jest.useRealTimers()
  })

  it('what could not be had is an alert that says what is safe, tries again, and gives its code last', async () => {
    const again = jest.fn()
    render(<Retry of="待审列表" again={again} code="filing.not-cached" />)
    expect(screen.getByRole('alert').textContent).toContain('草稿和照片都没有受影响')
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
    expect(again).toHaveBeenCalled()
    expect(screen.getByRole('button', { name: '复制编号' })).toBeTruthy()
  })

  it('an empty list says what comes next', () => {
    render(
      <Empty title="都办完了" text="下一次是 10月8日。" action={{ word: '看已报的项目', onTap: nothing }} />,
    )
    expect(screen.getByRole('button', { name: '看已报的项目' })).toBeTruthy()
  })

  it('a row leads somewhere only when it can be tapped', () => {
    const { rerender } = render(<Row title="意见与投诉" value="可不署名" onTap={nothing} />)
    expect(screen.getByRole('link', { name: /^意见与投诉\s?可不署名$/ })).toBeTruthy()
    rerender(<Row title="规则版本" value="1.0.0" />)
    expect(screen.queryByRole('link')).toBeNull()
  })
})

it('nothing here called the phone while it was only shown', () => {
  expect(Taro.navigateTo).not.toHaveBeenCalled()
})
