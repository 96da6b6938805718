import { type Desk, submitVerdict } from '@/review/submit'
import { verdictShelf } from '@/review/verdict-shelf'
import { emptyVerdict, passed, returned, sendTo, type VerdictDraft } from '@/review/verdicts'
import { memory } from '../memory'

const paths = ['funds', 'indicators.k1']
const remark = { field: 'indicators.k1.actual', reason: 'figure', text: '与台账不一致' }
const all = paths.reduce(passed, emptyVerdict('f1', 2))
const noAnswer = new TypeError('no answer')

function desk(answers: (Error | { at: string })[]) {
  const calls: unknown[] = []
  const kept: VerdictDraft[] = []
  let minted = 0
  const answer = async (said: unknown) => {
    calls.push(said)
    const next = answers.shift()
    if (next instanceof Error) throw next
    return next ?? { at: 'division' }
  }
  const it: Desk = {
    approve: answer,
    return: answer,
    refuse: answer,
    mint: async () => {
      minted += 1
      return `d${minted}`
    },
    keep: async (draft) => void kept.push(draft),
    refusal: (error) =>
      error instanceof Error && error.message.startsWith('filing.')
        ? { code: error.message, sentence: '说明' }
        : null,
  }
  return { desk: it, calls, kept }
}

describe('submitting a verdict', () => {
  it('sends nothing while an entry is unseen', async () => {
    const { desk: there, calls, kept } = desk([])
    const { result } = await submitVerdict(passed(emptyVerdict('f1', 2), 'funds'), paths, there)
    expect(result).toEqual({ end: 'incomplete', left: 1 })
    expect([calls, kept]).toEqual([[], []])
  })

  it('keeps the decision’s id before it is sent', async () => {
    const { desk: there, kept } = desk([noAnswer])
    await submitVerdict(all, paths, there)
    expect(kept.map(({ decisionId }) => decisionId)).toEqual(['d1'])
  })

  it('sends the same decision again after a lost answer', async () => {
    const { desk: there, calls } = desk([noAnswer, { at: 'division' }])
    const first = await submitVerdict(all, paths, there)
    expect(first.result.end).toBe('lost')
    const second = await submitVerdict(first.draft, paths, there)
    expect(second.result).toEqual({ end: 'done', outcome: 'approve', at: 'division' })
    expect(calls[0]).toEqual(calls[1])
  })

  it('is another decision once it says something else', async () => {
    const { desk: there, calls } = desk([noAnswer, { at: 'author' }])
    const first = await submitVerdict(returned(all, 'indicators.k1', remark), paths, there)
    await submitVerdict(sendTo(first.draft, 'department'), paths, there)
    expect(calls).toMatchObject([
      { decisionId: 'd1', to: 'author', remarks: [remark] },
      { decisionId: 'd2', to: 'department', remarks: [remark] },
    ])
  })

  it('tells a filing that moved from any other refusal', async () => {
    const { desk: there } = desk([new Error('filing.moved'), new Error('filing.own')])
    expect((await submitVerdict(all, paths, there)).result.end).toBe('moved')
    expect((await submitVerdict(all, paths, there)).result.end).toBe('refused')
  })
})

describe('drafts of verdicts on this phone', () => {
  it('come back as they were kept, and only to the account that made them', async () => {
    const store = memory()
    const draft = returned(all, 'indicators.k1', remark)
    await verdictShelf(store, 'zhang').keep(draft)
    expect(await verdictShelf(store, 'zhang').open('f1', 2)).toEqual(draft)
    expect(await verdictShelf(store, 'li').open('f1', 2)).toEqual(emptyVerdict('f1', 2))
  })

  it('carry the written remarks over to the next revision', async () => {
    const shelf = verdictShelf(memory(), 'zhang')
    await shelf.keep(returned(all, 'indicators.k1', remark))
    const next = await shelf.open('f1', 3)
    expect(next.passed).toEqual([])
    expect(next.writing['indicators.k1']).toEqual(remark)
  })

  it('leave nothing behind once submitted', async () => {
    const store = memory()
    const shelf = verdictShelf(store, 'zhang')
    await shelf.keep(all)
    await shelf.clear('f1')
    expect(await store.keys('')).toEqual([])
  })
})
