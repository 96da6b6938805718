import { withValue } from '@domain/filings/content'
import { filingKinds } from '@domain/kinds'
import { gap } from '@/review/changes'
import type { FilingView } from '@/review/filing'
import { type Entry, reviewModel, shownBy } from '@/review/model'
import { filing } from './filing'

const modelOf = (view: FilingView) => {
  const model = reviewModel(view, filingKinds, (url) => `https://bureau${url}`)
  if (model === null) throw new Error('something was handed in')
  return model
}

const entryOf = (view: FilingView, path: string): Entry => {
  const entry = modelOf(view).entries.find((candidate) => candidate.path === path)
  if (entry === undefined) throw new Error(`no entry ${path}`)
  return entry
}

describe('the review of a filing', () => {
  it('lists the funds first, then every indicator by its number', () => {
    expect(modelOf(filing()).entries.map(({ number, title }) => [number, title])).toEqual([
      ['', '资金执行'],
      ['1', '残疾儿童康复救助人数'],
      ['2', '基本辅助器具适配人次'],
      ['3', '培训残疾人人数'],
    ])
  })

  it('shows the year’s amount beside what is spent', () => {
    const funds = entryOf(filing(), 'funds')
    expect(funds.target).toEqual({ label: '全年预算', text: '1,180.00', unit: '万元' })
    expect(funds.actual).toEqual({ label: '1–7月执行', text: '512.40', unit: '万元' })
  })

  it('says a changed figure once, with its difference and the turn of its light', () => {
    expect(entryOf(filing(), 'indicators.k2').changes).toEqual([
      {
        path: 'indicators.k2',
        label: '',
        from: '2,108',
        to: '2,655',
        by: '+547',
        lights: { from: 'red', to: 'yellow' },
      },
    ])
  })

  it('names a changed field by its label and its choice in words', () => {
    const view = filing()
    const content = withValue(
      withValue(view.revisions[1]?.content, 'indicators.k2.actual', '2108'),
      'indicators.k2.possibility',
      '3',
    )
    const revisions = view.revisions.map((revision) =>
      revision.number === 2 ? { ...revision, content } : revision,
    )
    expect(entryOf({ ...view, revisions }, 'indicators.k2').changes).toEqual([
      expect.objectContaining({ label: '年底能否完成', from: '有可能', to: '完全不可能', lights: null }),
    ])
  })

  it('finds nothing changed in a first revision', () => {
    const view = filing()
    const model = modelOf({ ...view, revision: 1, revisions: view.revisions.slice(0, 1) })
    expect(model.since).toBeNull()
    expect(shownBy('changed', model.entries)).toEqual([])
  })

  it('filters by what changed and by what looks doubtful', () => {
    const { entries } = modelOf(filing())
    expect(shownBy('changed', entries).map(({ path }) => path)).toEqual(['indicators.k2'])
    expect(shownBy('doubtful', entries).map(({ path }) => path)).toEqual(['indicators.k3'])
    expect(shownBy('all', entries)).toHaveLength(4)
  })

  it('gives reasons, aspects and possibility in words, without repeating the figure', () => {
    expect(entryOf(filing(), 'indicators.k2').said).toEqual([
      { label: '偏差出在哪方面的保障', text: '硬件' },
      { label: '原因和措施', text: '集中采购流标一次' },
      { label: '全年预计完成', text: '6,000' },
      { label: '年底能否完成', text: '有可能' },
    ])
  })

  it('puts the photos of this revision first and tells old from new', () => {
    const photos = entryOf(filing(), 'indicators.k2').photos
    expect(photos.map(({ caption, current, flag }) => [caption, current, flag])).toEqual([
      ['台账 新', true, undefined],
      ['仓库 中景 新', true, '打不开'],
      ['台账 旧', false, undefined],
    ])
    expect(photos[0]?.url).toMatch(/^https:\/\/bureau\/thumbs\//)
    expect(photos[1]?.url).toBe('')
    expect(photos[0]?.details).toEqual(['拍摄 8月27日 16:05', '位置 ±9 米'])
  })

  it('keeps the remarks that the revision answers beside their entry', () => {
    expect(entryOf(filing(), 'indicators.k2').remarks.map(({ text }) => text)).toEqual(['与台账合计不一致'])
    expect(entryOf(filing(), 'indicators.k1').remarks).toEqual([])
  })

  it('offers for a return only places below the entry', () => {
    const entry = entryOf(filing(), 'indicators.k2')
    expect(entry.places.map(({ label }) => label)).toEqual([
      '1–7月完成',
      '偏差出在哪方面的保障',
      '原因和措施',
      '全年预计完成',
      '年底能否完成',
      '照片：台账 新',
      '照片：仓库 中景 新',
    ])
    expect(entry.places.every(({ field }) => field.startsWith('indicators.k2.'))).toBe(true)
  })

  it('offers the missing evidence itself where there is no photo', () => {
    expect(entryOf(filing(), 'indicators.k1').places.at(-1)).toEqual({
      field: 'indicators.k1.evidence',
      label: '佐证',
    })
  })

  it('has nothing to show before the first revision', () => {
    expect(reviewModel(filing({ revision: 0, revisions: [] }), filingKinds)).toBeNull()
  })

  it.each([
    ['2,108', '2,655', '+547'],
    ['12.5', '3', '−9.5'],
    ['达成', '未达成', null],
    ['7', '7', null],
  ])('the gap from %s to %s is %s', (from, to, by) => {
    expect(gap(from, to)).toBe(by)
  })
})
