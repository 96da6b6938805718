import { randomUUID } from 'node:crypto'
import { makeFirstAdministrator } from '@server/application/administration/first-administrator'
import type { Caller, City, Person } from '../support/city'
import { openCity, password } from '../support/city'
import { problemOf } from '../support/report'

/** Administration (系统管理): registers, people and roles, within one's own district. Rules AD1–AD10. */
let city: City
let admin: Caller
let districtId: string
beforeEach(async () => {
  city = await openCity()
  admin = await city.as('administrator')
  districtId = (await admin.administration.districts())[0]?.id ?? ''
})
afterEach(() => city.close())

/** Refused with this problem; not a row changed, accounts included. */
async function refuses(problem: string, call: () => Promise<unknown>): Promise<void> {
  const state = async () => [
    await city.everything(),
    (await city.pool.query('select id, name, active, version, phone, password_hash from account order by id'))
      .rows,
  ]
  const before = await state()
  expect(await problemOf(call())).toBe(problem)
  expect(await state()).toEqual(before)
}

const idOf = async (person: Person): Promise<string> =>
  (await city.pool.query<{ id: string }>('select id from account where username = $1', [person])).rows[0]
    ?.id ?? ''
const person = async (who: Person) => admin.administration.person({ id: await idOf(who) })
const unit = async (name: string) => {
  const { rows } = await admin.administration.units({ text: name, departmentsOnly: false, after: null })
  const found = rows.find((row) => row.name === name)
  if (!found) throw new Error(`no unit ${name}`)
  return found
}
const section = async (name: string) => {
  const found = (await admin.administration.sections()).find((row) => row.name === name)
  if (!found) throw new Error(`no section ${name}`)
  return found
}
const newUnit = async () => ({
  id: randomUUID(),
  version: null,
  districtId,
  name: '疾病预防控制中心',
  code: '361001',
  departmentId: (await unit('卫健委')).id,
  sectionId: null,
  closed: false,
})
const newPerson = () => ({
  id: randomUUID(),
  districtId,
  username: 'wangwu',
  name: '王五',
  phone: '13900000000',
})
const place = (unitId: string) => ({ unitId, departmentId: null, sectionId: null, districtId })
const lastAudit = async () =>
  (await city.pool.query('select action, subject_id, details from audit_record order by seq desc limit 1'))
    .rows[0]

describe('AD1 who administers', () => {
  const calls: Readonly<Record<string, (caller: Caller) => Promise<unknown>>> = {
    districts: (caller) => caller.administration.districts(),
    sections: (caller) => caller.administration.sections(),
    units: (caller) => caller.administration.units({ text: '', departmentsOnly: false, after: null }),
    people: (caller) => caller.administration.people({ text: '', after: null }),
    'a person': async (caller) => caller.administration.person({ id: await idOf('author') }),
    'a unit saved': async (caller) => caller.administration.saveUnit(await newUnit()),
    'a person added': (caller) => caller.administration.addPerson(newPerson()),
    'a password reset': async (caller) =>
      caller.administration.resetPassword({ id: await idOf('author'), version: 1 }),
  }
  it.each(Object.keys(calls))('nobody but system administration: %s', async (name) => {
    for (const who of ['author', 'division', 'disclosure'] as const) {
      const caller = await city.as(who)
      await refuses('admin.not-yours', () => (calls[name] as (caller: Caller) => Promise<unknown>)(caller))
    }
  })

  it('another district looks absent: its units, its people, its roles', async () => {
    const county = await city.pool.query<{ id: string }>("select id from district where name = '信丰县'")
    const elsewhere = county.rows[0]?.id ?? ''
    const { rows } = await admin.administration.people({ text: 'county', after: null })
    expect(rows).toEqual([])
    await refuses('admin.not-found', async () => admin.administration.person({ id: await idOf('county') }))
    await refuses('admin.not-found', async () =>
      admin.administration.saveUnit({ ...(await newUnit()), districtId: elsewhere }),
    )
    await refuses('admin.not-found', async () =>
      admin.administration.assignRole({
        accountId: await idOf('colleague'),
        role: {
          id: randomUUID(),
          role: 'division',
          unitId: null,
          departmentId: null,
          sectionId: null,
          districtId: elsewhere,
        },
      }),
    )
  })

  it('R12 administration opens no filing', async () => {
    expect(await problemOf(admin.review.filing({ id: city.filingId }))).toBe('filing.not-found')
  })
})

describe('units', () => {
  it('AD4 registers a unit under an id of the phone; the same again changes nothing', async () => {
    const order = await newUnit()
    const made = await admin.administration.saveUnit(order)
    expect(made).toMatchObject({
      name: '疾病预防控制中心',
      departmentName: '卫健委',
      sectionName: '社保科',
      version: 1,
    })
    const before = await city.everything()
    expect(await admin.administration.saveUnit(order)).toEqual(made)
    expect(await city.everything()).toBe(before)
    await refuses('admin.differs', () => admin.administration.saveUnit({ ...order, name: '别的名字' }))
  })

  it('AD2 records what stood before and after, with the change', async () => {
    const before = await unit('教育局')
    const { sectionId, districtId: district, id, version, code } = before
    await admin.administration.saveUnit({
      id,
      version,
      districtId: district,
      name: '教育体育局',
      code,
      departmentId: null,
      sectionId,
      closed: false,
    })
    expect(await lastAudit()).toMatchObject({
      action: 'unit.saved',
      subject_id: id,
      details: { before: { name: '教育局', version: 1 }, after: { name: '教育体育局', version: 2 } },
    })
  })

  it('AD3 a change upon an older version is refused and carries what stands there now', async () => {
    const { id, code, sectionId } = await unit('教育局')
    const order = { id, districtId, code, departmentId: null, sectionId, closed: false }
    await admin.administration.saveUnit({ ...order, version: 1, name: '教体局' })
    await refuses('admin.stale', () =>
      admin.administration.saveUnit({ ...order, version: 1, name: '教科局' }),
    )
  })

  it('AD4 a name is free once in its district, a code once at all', async () => {
    const order = await newUnit()
    await refuses('admin.taken', () => admin.administration.saveUnit({ ...order, name: '教育局' }))
    await admin.administration.saveUnit(order)
    await refuses('admin.taken', async () =>
      admin.administration.saveUnit({ ...(await newUnit()), name: '第二个', code: order.code }),
    )
  })

  it('AD5 the section in charge of a department is in charge of its units', async () => {
    const made = await admin.administration.saveUnit(await newUnit())
    const { id, version, code, name } = await unit('卫健委')
    const other = await section('教科文科')
    await admin.administration.saveUnit({
      id,
      version,
      districtId,
      name,
      code,
      departmentId: null,
      sectionId: other.id,
      closed: false,
    })
    expect((await unit(made.name)).sectionName).toBe('教科文科')
  })

  it('AD6 a closed unit opens no filings; a department closes after its units', async () => {
    const made = await admin.administration.saveUnit(await newUnit())
    const { id, version, code, name, sectionId } = await unit('卫健委')
    const closing = { id, version, districtId, name, code, departmentId: null, sectionId, closed: true }
    await refuses('admin.unit-has-members', () => admin.administration.saveUnit(closing))
    await admin.administration.saveUnit({ ...(await newUnit()), id: made.id, version: 1, closed: true })
    expect((await admin.administration.saveUnit(closing)).closedAt).not.toBeNull()
    const division = await city.as('division')
    const opened = await division.review.openTask({
      kind: 'monitoring',
      fiscalYear: 2021,
      month: 9,
      title: '九月',
      opensAt: '2021-10-01T00:00:00.000Z',
      dueAt: '2021-10-31T00:00:00.000Z',
    })
    expect(opened).toEqual({ opened: 1, already: 0, unfit: [] }) // the other department's project alone
  })

  it('AD12 lists are found by name, code and initials, and read on page by page', async () => {
    const ids = Array.from({ length: 55 }, () => randomUUID())
    await city.pool.query(
      `insert into unit (id, name, code, initials, district_id, department_id, section_id)
       select i, '村委会' || lpad(n::text, 3, '0'), '9' || lpad(n::text, 5, '0'), 'cwh' || n, $2, $3, $4
         from unnest($1::text[]) with ordinality as t(i, n)`,
      [ids, districtId, (await unit('卫健委')).id, (await section('社保科')).id],
    )
    const first = await admin.administration.units({ text: 'cwh', departmentsOnly: false, after: null })
    const rest = await admin.administration.units({ text: 'cwh', departmentsOnly: false, after: first.next })
    expect([first.rows.length, rest.rows.length, rest.next]).toEqual([50, 5, null])
    expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id)).size).toBe(55)
    const byCode = await admin.administration.units({ text: '900007', departmentsOnly: false, after: null })
    expect(byCode.rows.map(({ name }) => name)).toEqual(['村委会007'])
    const odd = await admin.administration.units({ text: '%', departmentsOnly: false, after: null })
    expect(odd.rows).toEqual([])
  })
})

describe('people', () => {
  it('AD7 an account opens with an initial password, told once', async () => {
    const order = newPerson()
    const { person: made, initialPassword } = await admin.administration.addPerson(order)
    expect(made).toMatchObject({ username: 'wangwu', initialPassword: true, roles: [] })
    expect(initialPassword).toMatch(/^[a-zA-Z2-9]{14}$/)
    expect((await admin.administration.addPerson(order)).initialPassword).toBeNull()
    const audit = JSON.stringify((await city.pool.query('select details from audit_record')).rows)
    expect(audit).not.toContain(initialPassword)
    await refuses('admin.differs', () => admin.administration.addPerson({ ...order, name: '王六' }))
    await refuses('admin.taken', () => admin.administration.addPerson({ ...order, id: randomUUID() }))
  })

  it('AD8 who is put out of use is signed out at once and cannot sign in', async () => {
    const author = await city.as('author')
    const { id, version, name, phone } = await person('author')
    await admin.administration.changePerson({ id, version, name, phone, active: false, unlock: false })
    expect(await problemOf(author.identity.me())).toBe('identity.session-ended')
    expect(
      await problemOf(city.anybody().identity.signIn({ username: 'author', password, device: 't' })),
    ).toBe('identity.wrong-password')
    await refuses('admin.stale', () =>
      admin.administration.changePerson({ id, version, name: '别人', phone, active: true, unlock: false }),
    )
  })

  it('AD7 a reset password ends every session and replaces the old one', async () => {
    const author = await city.as('author')
    const { id, version } = await person('author')
    const { initialPassword } = await admin.administration.resetPassword({ id, version })
    expect(await problemOf(author.identity.me())).toBe('identity.session-ended')
    const again = (secret: string) =>
      city.anybody().identity.signIn({ username: 'author', password: secret, device: 't' })
    expect(await problemOf(again(password))).toBe('identity.wrong-password')
    expect((await again(initialPassword)).token).toBeTruthy()
  })

  it('AD8 unlocking ends the rest after wrong passwords', async () => {
    const wrong = { username: 'author', password: 'nonsense', device: 't' }
    for (let times = 0; times < 5; times += 1) await problemOf(city.anybody().identity.signIn(wrong))
    const { id, version, name, phone, lockedUntil } = await person('author')
    expect(lockedUntil).not.toBeNull()
    await admin.administration.changePerson({ id, version, name, phone, active: true, unlock: true })
    expect((await city.anybody().identity.signIn({ ...wrong, password })).token).toBeTruthy()
  })

  it('AD9 a role takes effect with the next call, and so does its withdrawal', async () => {
    const accountId = await idOf('colleague')
    const caller = await city.as('colleague')
    const role = { id: randomUUID(), role: 'unit-head' as const, ...place((await unit('教育局')).id) }
    expect(await problemOf(caller.review.filing({ id: city.otherFilingId }))).toBe('filing.not-found')
    await admin.administration.assignRole({ accountId, role })
    expect((await caller.review.filing({ id: city.otherFilingId })).id).toBe(city.otherFilingId)
    await admin.administration.assignRole({ accountId, role: { ...role, id: randomUUID() } })
    expect((await person('colleague')).roles).toHaveLength(2)
    await admin.administration.withdrawRole({ accountId, roleId: role.id })
    expect(await problemOf(caller.review.filing({ id: city.otherFilingId }))).toBe('filing.not-found')
  })

  it.each`
    promise                                         | role            | places
    ${'AD9 a role of a unit needs a unit'}          | ${'author'}     | ${{ unitId: null }}
    ${'AD9 a role of the district has no unit'}     | ${'division'}   | ${{}}
    ${'AD9 a department’s role names a department'} | ${'department'} | ${{}}
    ${'AD9 a place that is not there'}              | ${'author'}     | ${{ unitId: 'nowhere' }}
  `('$promise', async ({ role, places }: { role: 'author'; places: object }) => {
    const accountId = await idOf('colleague')
    const full = { ...place((await unit('教育局')).id), ...places }
    await refuses('admin.place-invalid', () =>
      admin.administration.assignRole({ accountId, role: { id: randomUUID(), role, ...full } }),
    )
  })

  it('AD9 administration and business do not meet in one account', async () => {
    const role = {
      id: randomUUID(),
      role: 'administrator' as const,
      unitId: null,
      departmentId: null,
      sectionId: null,
      districtId,
    }
    await refuses('admin.roles-exclusive', async () =>
      admin.administration.assignRole({ accountId: await idOf('author'), role }),
    )
  })

  it('AD9 nobody changes their own roles or puts themselves out of use', async () => {
    const own = await person('administrator')
    const role = {
      id: randomUUID(),
      role: 'division' as const,
      unitId: null,
      departmentId: null,
      sectionId: null,
      districtId,
    }
    await refuses('admin.own-account', () => admin.administration.assignRole({ accountId: own.id, role }))
    await refuses('admin.own-account', () =>
      admin.administration.withdrawRole({ accountId: own.id, roleId: own.roles[0]?.id ?? '' }),
    )
    const { id, version, name, phone } = own
    await refuses('admin.own-account', () =>
      admin.administration.changePerson({ id, version, name, phone, active: false, unlock: false }),
    )
  })
})

describe('AD10 the first administrator', () => {
  const order = { district: '赣州市', code: null, username: 'first', name: '第一人', password: null }

  it('is refused while there is one', async () => {
    const before = await city.everything()
    await expect(makeFirstAdministrator(city.house, order)).rejects.toMatchObject({ code: 'admin.exists' })
    expect(await city.everything()).toBe(before)
  })

  it('is made once where there is none, however many ask at the same time', async () => {
    await city.pool.query("delete from role_assignment where role = 'administrator'")
    const asked = await Promise.allSettled([
      makeFirstAdministrator(city.house, order),
      makeFirstAdministrator(city.house, { ...order, username: 'second' }),
    ])
    const made = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(made).toHaveLength(1)
    expect(made[0]?.initialPassword).toHaveLength(14)
  })
})
