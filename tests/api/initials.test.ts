import { initialsOf } from '@server/storage/initials'
import { type City, openCity, revision } from '../support/city'
import { reportFor } from '../support/report'

it.each`
  name                     | initials
  ${'特困家庭'}            | ${'tkjt'}
  ${'重庆银行'}            | ${'cqyh'}
  ${'2021年 A 区（一期）'} | ${'2021naqyq'}
  ${''}                    | ${''}
`('$name is found by $initials', ({ name, initials }: { name: string; initials: string }) => {
  expect(initialsOf(name)).toBe(initials)
})

describe('names are found by their initials', () => {
  let city: City
  beforeAll(async () => {
    city = await openCity()
    const author = await city.as('author')
    const { content } = await reportFor(city, author)
    await author.sync.push(revision(city.filingId, 0, content))
  })
  afterAll(() => city.close())

  const waiting = async (text: string) => {
    const head = await city.as('head')
    return (await head.review.queue({ text })).rows.map(({ filingId }) => filingId)
  }

  it('in 待审, project and unit, in either case, and by nothing else', async () => {
    const { rows } = await city.pool.query<{ project: string; unit: string }>(
      'select p.initials as project, u.initials as unit from filing f join project p on p.id = f.project_id join unit u on u.id = f.unit_id where f.id = $1',
      [city.filingId],
    )
    const { project = '', unit = '' } = rows[0] ?? {}
    expect(unit).toBe('wjw')
    expect(await waiting(project.slice(1, 5))).toEqual([city.filingId])
    expect(await waiting('WJW')).toEqual([city.filingId])
    expect(await waiting('zzzz')).toEqual([])
  })

  it('in 公开, and what the public is sent holds no initials', async () => {
    const found = async (text: string) =>
      (await city.anybody().disclosure.search({ text, before: null })).items
    const named = await found('再扶助')
    expect(named).toHaveLength(1)
    expect(await found('zfz')).toEqual(named)
    expect(await found('zfz 教育')).toEqual([])
    expect(JSON.stringify(named)).not.toContain('zfz')
  })
})
