import { grouped } from '@server/storage/grouped'

/** Ends when it is told to. */
function held() {
  const groups: { items: readonly string[]; end: (error?: Error) => void }[] = []
  const write = (items: readonly string[]) =>
    new Promise<void>((done, failed) => {
      groups.push({ items, end: (error) => (error ? failed(error) : done()) })
    })
  return { groups, write }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

it('UP11 what comes while a group is under way is written by the next, and told only when that has ended', async () => {
  const { groups, write } = held()
  const add = grouped(write, 3)
  const told: string[] = []
  const all = ['a', 'b', 'c', 'd', 'e'].map((item) => add(item).then(() => told.push(item)))
  await settled()
  expect(groups.map(({ items }) => items)).toEqual([['a']])
  groups[0]?.end()
  await settled()
  expect(told).toEqual(['a'])
  // no more than three at once
  expect(groups[1]?.items).toEqual(['b', 'c', 'd'])
  groups[1]?.end()
  await settled()
  expect([told, groups[2]?.items]).toEqual([['a', 'b', 'c', 'd'], ['e']])
  groups[2]?.end()
  await Promise.all(all)
  await settled()
  const late = add('f')
  expect(groups[3]?.items).toEqual(['f'])
  groups[3]?.end()
  await late
})

it('UP11 nobody fails for what another brought', async () => {
  const add = grouped<string>(async (items) => {
    await settled()
    if (items.includes('bad')) throw new Error(`bad among ${items.length}`)
  }, 10)
  const outcomes = await Promise.allSettled(['a', 'b', 'bad', 'c'].map(add))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(outcomes[2]).toMatchObject({ reason: new Error('bad among 1') })
  await expect(add('d')).resolves.toBeUndefined()
})
