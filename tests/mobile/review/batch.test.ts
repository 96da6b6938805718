import { type BatchDesk, batchOf } from '@/review/batch'
import { memory } from '../memory'
import { row } from './rows'

const green = (filingId: string) => ({ ...row(filingId), light: 'green' as const, batchable: true })
const passed = (filingId: string) => ({ filingId, outcome: 'approved' as const, at: 'department' })
const refused = (filingId: string) =>
  ({ filingId, outcome: 'refused', code: 'filing.moved', sentence: '刚刚有了变化' }) as const

function desk(answer: BatchDesk['approveMany'], store = memory()) {
  const sent: Parameters<BatchDesk['approveMany']>[0][] = []
  let minted = 0
  const batch = batchOf({
    approveMany: (items) => {
      sent.push(items)
      return answer(items)
    },
    mint: async () => `id-${++minted}`,
    refusal: () => null,
    store,
    accountId: 'zhang',
  })
  return { batch, sent, store }
}

const all: BatchDesk['approveMany'] = async (items) => items.map(({ filingId }) => passed(filingId))

describe('choosing', () => {
  it('takes what the server called fit, and puts it back when tapped again', () => {
    const { batch } = desk(all)
    batch.toggle(green('a'))
    batch.toggle(green('b'))
    batch.toggle(row('c'))
    batch.toggle(green('a'))
    expect(batch.store.get().chosen.map(({ filingId }) => filingId)).toEqual(['b'])
  })

  it('takes no more than the server does in one call', () => {
    const { batch } = desk(all)
    for (let n = 0; n < 60; n += 1) batch.toggle(green(`f${n}`))
    expect(batch.store.get().chosen).toHaveLength(50)
  })
})

describe('RV5 approving together', () => {
  it('tells how many passed, and of the others which and why', async () => {
    const { batch } = desk(async () => [passed('a'), passed('b'), refused('c')])
    for (const id of ['a', 'b', 'c']) batch.toggle(green(id))
    expect(await batch.approve()).toBe(true)
    expect(batch.store.get()).toMatchObject({
      chosen: [],
      busy: false,
      answered: {
        sentence: '2 件已通过，1 件没有：经办人刚交了新版本',
        stayed: [{ name: '项目 c', reason: '经办人刚交了新版本' }],
      },
    })
  })

  it.each`
    promise          | answers                         | sentence
    ${'all passed'}  | ${[passed('a'), passed('b')]}   | ${'2 件已通过'}
    ${'none passed'} | ${[refused('a'), refused('b')]} | ${'2 件没有通过：经办人刚交了新版本'}
  `('$promise: $sentence', async ({ answers, sentence }) => {
    const { batch } = desk(async () => answers)
    for (const id of ['a', 'b']) batch.toggle(green(id))
    await batch.approve()
    expect(batch.store.get().answered?.sentence).toBe(sentence)
  })

  it('RV4 after a lost answer the choice stands, and the same ids are sent again, even after a restart', async () => {
    const lost = desk(async () => Promise.reject(new TypeError('no network')))
    lost.batch.toggle(green('a'))
    expect(await lost.batch.approve()).toBe(false)
    expect(lost.batch.store.get()).toMatchObject({
      busy: false,
      trouble: expect.stringMatching(/不会重复办理/),
    })
    expect(lost.batch.store.get().chosen).toHaveLength(1)
    await lost.batch.approve()
    const later = desk(all, lost.store)
    later.batch.toggle(green('a'))
    await later.batch.approve()
    expect([...lost.sent, ...later.sent].map(([item]) => item?.decisionId)).toEqual(['id-1', 'id-1', 'id-1'])
  })

  it('sends once while an answer is awaited', async () => {
    const { batch, sent } = desk(all)
    batch.toggle(green('a'))
    await Promise.all([batch.approve(), batch.approve()])
    expect(sent).toHaveLength(1)
  })
})
