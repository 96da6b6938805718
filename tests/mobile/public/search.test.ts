import { type FoundPage, nothingFound, publicSearch } from '@/pages/public/search'
import { snapshot } from './snapshot'

const offline = async (): Promise<FoundPage> => {
  throw new TypeError('no network')
}

const searching = (answer: (question: { text: string; before: string | null }) => Promise<FoundPage>) =>
  publicSearch({
    search: answer,
    explain: () => ({ sentence: '现在没有网络，没有取到公开结果。', code: 'offline' }),
    nowMs: () => 0,
  })

describe('searching what is published', () => {
  it('asks for everything first, then for the words without blanks around them', async () => {
    const asked: unknown[] = []
    const search = searching(async (question) => {
      asked.push(question)
      return { items: [snapshot('a')], next: null }
    })
    await search.start()
    await search.ask(' 康复 ')
    expect(asked).toEqual([
      { text: '', before: null },
      { text: '康复', before: null },
    ])
  })

  it('loads more behind the last one, and shows nothing twice', async () => {
    const search = searching(async ({ before }) =>
      before === null
        ? { items: [snapshot('a'), snapshot('b')], next: '2021-09-02T02:00:00.000Z' }
        : { items: [snapshot('b'), snapshot('c')], next: null },
    )
    await search.start()
    await search.more()
    expect(search.store.get().page?.items.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  it('says why nothing can be shown, and recovers', async () => {
    let online = false
    const search = searching(async () => (online ? { items: [snapshot('a')], next: null } : offline()))
    await search.start()
    expect(search.store.get()).toMatchObject({ phase: 'failed', trouble: { code: 'offline' } })
    online = true
    await search.refresh()
    expect(search.store.get()).toMatchObject({ phase: 'ready', trouble: null })
  })

  it('keeps what is shown when a refresh does not get through', async () => {
    let online = true
    const search = searching(async () => (online ? { items: [snapshot('a')], next: null } : offline()))
    await search.start()
    online = false
    await search.refresh()
    expect(search.store.get()).toMatchObject({ phase: 'ready', trouble: { code: 'offline' } })
  })
})

describe('a search that finds nothing', () => {
  it('shows the query and suggests a shorter one', () => {
    expect(nothingFound(' 康复中心 ')).toEqual({
      title: '没有找到“康复中心”',
      text: '换一个短一点的词再试，例如只写单位或项目名称里的两个字。',
    })
  })

  it('suggests dropping a word where there are several', () => {
    expect(nothingFound('残联 道路').text).toBe('这些词要同时出现才算找到。去掉一个词再试，例如只搜“残联”。')
  })

  it('does not blame a query where nothing is published at all', () => {
    expect(nothingFound('').title).toBe('还没有公开的项目')
  })
})
