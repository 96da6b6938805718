import { filingKinds } from '@domain/kinds'
import { reviewModel } from '@/review/model'
import { reviewing } from '@/review/reviewing'
import { verdictShelf } from '@/review/verdict-shelf'
import { memory } from '../memory'
import { filing } from './filing'

const view = filing()
const entries = reviewModel(view, filingKinds)?.entries ?? []
const paths = entries.map(({ path }) => path)

class Refused extends Error {}

function desk(store = memory(), answers: (Error | null)[] = []) {
  const sent: { decisionId: string }[] = []
  let minted = 0
  const answer = async (said: { decisionId: string }) => {
    sent.push(said)
    const next = answers.shift()
    if (next) throw next
    return { at: 'division' }
  }
  const table = reviewing({
    shelf: verdictShelf(store, 'zhang'),
    desk: {
      approve: answer,
      return: answer,
      refuse: answer,
      mint: async () => {
        minted += 1
        return `d${minted}`
      },
      refusal: (error) => (error instanceof Refused ? { code: error.message, sentence: '说明' } : null),
    },
  })
  return { table, sent, store }
}

const passAll = async (table: ReturnType<typeof reviewing>) => {
  for (const _ of paths) await table.pass()
}

describe('a filing on the desk', () => {
  it('opens the first unseen entry, and the next one with every verdict', async () => {
    const { table } = desk()
    await table.lay(view.id, 2, entries)
    expect(table.store.get().open).toBe('funds')
    await table.pass()
    expect(table.store.get().open).toBe('indicators.k1')
    expect(table.progress()).toEqual({ seen: 1, of: 4, returned: 0 })
  })

  it('closes when all is seen, and approves', async () => {
    const { table, sent } = desk()
    await table.lay(view.id, 2, entries)
    await passAll(table)
    expect(table.store.get().open).toBeNull()
    expect(await table.submit()).toMatchObject({ end: 'done', outcome: 'approve' })
    expect(sent).toEqual([{ decisionId: 'd1', filingId: view.id, revision: 2, opinion: '' }])
  })

  it('refuses an incomplete return and says each gap; what was written stays', async () => {
    const { table } = desk()
    await table.lay(view.id, 2, entries)
    table.openPanel()
    await table.write({ text: '与台账不一致' })
    await table.return()
    expect(table.store.get()).toMatchObject({
      panel: true,
      open: 'funds',
      missing: { field: '请选择退回哪一项', reason: '请选择退回原因' },
    })
    await table.write({ reason: 'figure' })
    expect(table.store.get().missing).toEqual({ field: '请选择退回哪一项' })
    expect(table.remark().text).toBe('与台账不一致')
    expect(table.progress().seen).toBe(0)
  })

  it('returns with the remark once it is whole', async () => {
    const { table, sent } = desk()
    await table.lay(view.id, 2, entries)
    table.openPanel()
    await table.write({ field: 'funds.spent.fiscal', reason: 'figure', text: '与账上不一致' })
    await table.return()
    await passAll(table)
    await table.sendTo('department')
    expect(await table.submit()).toMatchObject({ end: 'done', outcome: 'return' })
    expect(sent).toMatchObject([{ to: 'department', remarks: [{ field: 'funds.spent.fiscal' }] }])
  })

  it('finds half a remark again after a restart', async () => {
    const { table, store } = desk()
    await table.lay(view.id, 2, entries)
    await table.pass()
    await table.write({ text: '写到一半' })
    const again = desk(store).table
    await again.lay(view.id, 2, entries)
    expect(again.store.get().open).toBe('indicators.k1')
    expect(again.remark().text).toBe('写到一半')
  })

  it('retries a lost submission as the same decision, even after a restart', async () => {
    const { table, sent, store } = desk(memory(), [new TypeError('no answer')])
    await table.lay(view.id, 2, entries)
    await passAll(table)
    expect(await table.submit()).toMatchObject({ end: 'lost' })
    const again = desk(store)
    await again.table.lay(view.id, 2, entries)
    await again.table.submit()
    expect([...sent, ...again.sent].map(({ decisionId }) => decisionId)).toEqual(['d1', 'd1'])
  })

  it('says that the filing moved, and keeps the remarks for the next revision', async () => {
    const { table } = desk(memory(), [new Refused('filing.moved')])
    await table.lay(view.id, 2, entries)
    table.openPanel()
    await table.write({ field: 'funds.spent.fiscal', reason: 'figure', text: '与账上不一致' })
    await table.return()
    await passAll(table)
    expect(await table.submit()).toEqual({ end: 'moved', sentence: '说明' })
    await table.lay(view.id, 3, entries)
    expect(table.progress().seen).toBe(0)
    expect(table.store.get().result?.end).toBe('moved')
    expect(table.remark().text).toBe('与账上不一致')
  })
})
