import { checkedRemark } from '@/review/remark-check'
import {
  carriedOver,
  decisionOf,
  emptyVerdict,
  nextUnseen,
  passed,
  progressOf,
  remarkFor,
  returned,
  seenOf,
  sendTo,
  wrote,
} from '@/review/verdicts'

const paths = ['funds', 'indicators.k1', 'indicators.k2']
const fresh = emptyVerdict('f1', 2)
const remark = { field: 'indicators.k1.actual', reason: 'figure', text: '与台账不一致' }

describe('a verdict while it is made', () => {
  it('goes on to the next unseen entry and comes round once', () => {
    const first = passed(fresh, 'indicators.k1')
    expect(nextUnseen(first, paths, 'indicators.k1')).toBe('indicators.k2')
    expect(nextUnseen(first, paths, 'indicators.k2')).toBe('funds')
    expect(nextUnseen(passed(passed(first, 'indicators.k2'), 'funds'), paths, 'funds')).toBeNull()
  })

  it('is no decision while one entry is unseen', () => {
    expect(decisionOf(passed(fresh, 'funds'), paths)).toEqual({ outcome: 'incomplete', left: 2 })
  })

  it('approves when everything passed', () => {
    const all = paths.reduce(passed, fresh)
    expect(decisionOf(all, paths)).toEqual({
      outcome: 'approve',
      said: { filingId: 'f1', revision: 2, opinion: '' },
    })
  })

  it('returns when one entry is returned, to the author unless another step is chosen', () => {
    const one = returned(paths.reduce(passed, fresh), 'indicators.k1', remark)
    expect(progressOf(one, paths)).toEqual({ seen: 3, of: 3, returned: 1 })
    expect(decisionOf(one, paths)).toMatchObject({
      outcome: 'return',
      said: { to: 'author', remarks: [remark] },
    })
    expect(decisionOf(sendTo(one, 'department'), paths)).toMatchObject({ said: { to: 'department' } })
  })

  it('keeps a remark at hand when the entry passes after all', () => {
    const back = passed(returned(fresh, 'indicators.k1', remark), 'indicators.k1')
    expect(seenOf(back, 'indicators.k1')).toBe('passed')
    expect(remarkFor(back, 'indicators.k1', '')).toEqual(remark)
  })

  it('gives up the decision’s id when anything of it changes', () => {
    const sent = { ...paths.reduce(passed, fresh), decisionId: 'd1' }
    expect(passed(sent, 'funds').decisionId).toBeNull()
    expect(returned(sent, 'funds', remark).decisionId).toBeNull()
    expect(sendTo(sent, 'author').decisionId).toBeNull()
    expect(wrote(sent, 'funds', remark).decisionId).toBe('d1')
  })

  it('is made afresh for a new revision, with every written remark at hand', () => {
    const over = carriedOver(returned(passed(fresh, 'funds'), 'indicators.k1', remark), 3)
    expect(progressOf(over, paths)).toEqual({ seen: 0, of: 3, returned: 0 })
    expect(remarkFor(over, 'indicators.k1', '')).toEqual(remark)
    expect(over.revision).toBe(3)
  })
})

describe('a remark', () => {
  it('is refused with a sentence for each part that is missing (FR1)', () => {
    expect(checkedRemark({ field: '', reason: '', text: ' ' })).toEqual({
      remark: null,
      missing: { field: '请选择退回哪一项', reason: '请选择退回原因', text: '请写明具体意见' },
    })
  })

  it('is taken when all three are there, without surrounding blanks', () => {
    expect(checkedRemark({ ...remark, text: ' 与台账不一致 ' }).remark).toEqual(remark)
  })
})
