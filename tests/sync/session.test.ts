/** Accounts on one phone (AC7–AC10) and the phone that follows them. */

import { openWorkspace } from '../../mobile/src/sync/account-workspace'
import { refusal } from '../../mobile/src/sync/failure'
import { PhoneSessions } from '../../mobile/src/sync/session'
import type { Identity } from '../../mobile/src/sync/session.types'
import { startPhone } from '../../mobile/src/sync/start-phone'
import { freshBytes, Life, storeOver } from './support/storage'
import { filingId, li, World, zeng } from './support/world'

const reviewer = {
  accountId: 'chen',
  name: '陈科长',
  assignments: [
    { role: 'section' as const, unitId: null, departmentId: null, sectionId: 's1', districtId: 'd1' },
  ],
}

function identity(): Identity & { ended: string[] } {
  const people: Record<string, typeof zeng> = { zeng, li, chen: reviewer }
  const ended: string[] = []
  return {
    ended,
    async signIn({ username, password }) {
      if (password !== 'right') {
        throw refusal({ code: 'identity.wrong-password', sentence: '', details: {} })
      }
      return { token: `token of ${username}`, expiresAt: '2026-09-01T00:00:00.000Z' }
    },
    async me(token) {
      const person = people[token.replace('token of ', '')]
      if (!person) throw refusal({ code: 'identity.session-ended', sentence: '', details: {} })
      return person
    },
    async signOut(token) {
      ended.push(token)
    },
  }
}

const credentials = (username: string, password = 'right') => ({ username, password, device: '测试机' })

async function sessionsOver(bytes = freshBytes(), server = identity()) {
  const sessions = new PhoneSessions(storeOver(bytes, new Life()), server)
  await sessions.load()
  return { sessions, bytes, server }
}

describe('sessions', () => {
  it('AC11 an unfinished sign-in is kept nowhere and changes no account', async () => {
    const { sessions, bytes } = await sessionsOver()
    await sessions.signIn(credentials('zeng'))
    const kept = {
      token: 'half',
      expiresAt: '2026-09-01T00:00:00.000Z',
      username: ' chen ',
      next: 'code' as const,
    }
    expect(await sessions.enter(kept)).toBeNull()
    expect(sessions.unfinished).toEqual({ username: 'chen', ticket: 'half', step: 'code' })
    expect(sessions.current?.accountId).toBe('zeng')
    const { sessions: again } = await sessionsOver(bytes)
    expect([again.unfinished, again.current?.accountId]).toEqual([null, 'zeng'])
    await sessions.enter({ ...kept, token: 'token of chen', next: null })
    expect([sessions.unfinished, sessions.current?.accountId]).toEqual([null, 'chen'])
    await sessions.enter(kept)
    sessions.abandon()
    expect([sessions.unfinished, sessions.current?.accountId]).toEqual([null, 'chen'])
  })

  it('AC7 keeps who is signed in over a restart', async () => {
    const { sessions, bytes } = await sessionsOver()
    await sessions.signIn(credentials('zeng'))
    const { sessions: again } = await sessionsOver(bytes)
    expect(again.current).toMatchObject({ accountId: 'zeng', username: 'zeng', signedIn: true })
    expect(again.tokenOf('zeng')).toBe('token of zeng')
    expect(JSON.stringify(again.accounts)).not.toMatch(/token of/)
  })

  it('AC8 a token is only ever its own account’s', async () => {
    const { sessions, server } = await sessionsOver()
    await sessions.signIn(credentials('zeng'))
    await sessions.signOut()
    await sessions.signIn(credentials('li'))
    expect(sessions.tokenOf('zeng')).toBeNull()
    expect(sessions.tokenOf('li')).toBe('token of li')
    expect(sessions.accounts.map((account) => [account.accountId, account.signedIn])).toEqual([
      ['li', true],
      ['zeng', false],
    ])
    expect(server.ended).toEqual(['token of zeng'])
  })

  it('AC9 an ended session keeps the account on its screens and asks for the password', async () => {
    const { sessions } = await sessionsOver()
    await sessions.signIn(credentials('zeng'))
    let told = 0
    sessions.subscribe(() => {
      told += 1
    })
    await sessions.ended('zeng')
    expect(sessions.current?.accountId).toBe('zeng')
    expect(sessions.signInNeeded).toBe(true)
    expect(told).toBe(1)
    await sessions.signIn(credentials('zeng'))
    expect(sessions.signInNeeded).toBe(false)
  })

  it('a wrong password changes nothing', async () => {
    const { sessions, bytes } = await sessionsOver()
    await sessions.signIn(credentials('zeng'))
    const before = new Map(bytes.values)
    await expect(sessions.signIn(credentials('li', 'wrong'))).rejects.toMatchObject({
      code: 'identity.wrong-password',
      message: expect.stringContaining('密码'),
    })
    expect(bytes.values).toEqual(before)
    expect(sessions.current?.accountId).toBe('zeng')
  })

  it.each([
    ['nobody', null, { owner: false, reviewer: false }],
    ['an author', 'zeng', { owner: true, reviewer: false }],
    ['a reviewer', 'chen', { owner: false, reviewer: true }],
  ])('tells the tab bar what %s sees', async (_, username, roles) => {
    const { sessions } = await sessionsOver()
    if (username) await sessions.signIn(credentials(username))
    expect(sessions.roles).toEqual(roles)
  })
})

describe('the phone', () => {
  async function started() {
    const world = new World()
    const life = new Life()
    const phone = startPhone({
      store: storeOver(world.bytes, life),
      signals: world.ports(life).signals,
      identity: identity(),
      open: (account, session) => openWorkspace({ ...world.ports(life), session }, account),
    })
    await world.settle()
    return { world, phone }
  }

  it('AC10 opens the workspace of whoever signs in, and closes it for the next', async () => {
    const { world, phone } = await started()
    expect(phone).toMatchObject({ ready: true, workspace: null })
    await phone.sessions.signIn(credentials('zeng'))
    await world.settle()
    expect(phone.workspace?.account.accountId).toBe('zeng')
    expect(phone.workspace?.filings()).toHaveLength(2)
    phone.workspace?.edit(filingId, 'note', '曾的草稿')
    await phone.sessions.signOut()
    await world.settle()
    expect(phone).toMatchObject({ ready: true, workspace: null })
    await phone.sessions.signIn(credentials('li'))
    await world.settle()
    expect(phone.workspace?.account.accountId).toBe('li')
    expect(phone.workspace?.drafts()).toEqual([])
    await phone.sessions.signOut()
    await phone.sessions.signIn(credentials('zeng'))
    await world.settle()
    expect(phone.workspace?.draft(filingId)?.content).toMatchObject({ note: '曾的草稿' })
  })

  it('an ended session keeps the same workspace open', async () => {
    const { world, phone } = await started()
    await phone.sessions.signIn(credentials('zeng'))
    await world.settle()
    const { workspace } = phone
    await phone.sessions.ended('zeng')
    await world.settle()
    expect(phone.workspace).toBe(workspace)
    expect(workspace?.signInNeeded).toBe(true)
    await phone.sessions.signIn(credentials('zeng'))
    await world.settle()
    expect(workspace?.signInNeeded).toBe(false)
  })
})
