import { readFileSync } from 'node:fs'
import { look } from '@/components/look'
import { changeLook, restoreLook } from '@/pages/me/kept-look'
import { missingIn, signInSentence } from '@/pages/me/sign-in-words'
import { version } from '@/pages/me/version'
import { firstTab, rolesInWords, signOutWords } from '@/pages/me/who'
import { StorageFull } from '@/platform/files.types'
import { refusal, silence } from '@/sync/failure'
import { memory } from '../memory'

describe('signing in', () => {
  it('names each field that is still empty', () => {
    expect(missingIn({ username: ' ', password: '' })).toEqual({
      username: '请填写账号',
      password: '请填写密码',
    })
    expect(missingIn({ username: 'zeng', password: 'x' })).toBeNull()
  })

  it.each([
    [
      'a wrong password',
      refusal({ code: 'identity.wrong-password', sentence: '', details: {} }),
      /账号或密码不对/,
    ],
    ['a locked account', refusal({ code: 'identity.locked', sentence: '', details: {} }), /账号已暂时锁定/],
    ['no network', silence('offline'), /现在没有网络，登录不了/],
    ['no answer', silence('no-answer'), /没有收到服务器的答复/],
    ['a Wi-Fi that wants a page first', silence('portal'), /登录这个 Wi-Fi/],
    ['a busy server', silence('busy'), /服务器繁忙，还没有登录/],
    ['a full phone', new StorageFull(), /本机空间不够/],
    ['something unforeseen', new Error('boom'), /原因不明/],
  ])('%s has its own sentence, which says that nothing is lost', (_, error, sentence) => {
    const told = signInSentence(error).sentence
    expect(told).toMatch(sentence)
    expect(told).not.toMatch(/[!！]/)
  })

  it('reads a refusal as the client brings it', () => {
    const brought = Object.assign(new Error('x'), {
      name: 'TRPCClientError',
      data: { httpStatus: 401, problem: { code: 'identity.locked', sentence: 'x', details: {} } },
    })
    expect(signInSentence(brought)).toEqual({
      sentence: expect.stringMatching(/账号已暂时锁定/),
      code: 'identity.locked',
    })
  })

  it('gives the code of a refusal and none for the unforeseen', () => {
    expect(signInSentence(silence('offline')).code).toBe('offline')
    expect(signInSentence(new Error('boom')).code).toBeNull()
  })
})

describe('who I am', () => {
  it('says every role once', () => {
    expect(rolesInWords([{ role: 'author' }, { role: 'unit-head' }, { role: 'author' }])).toBe(
      '单位经办、单位负责人',
    )
    expect(rolesInWords([])).toBe('还没有分配岗位')
  })

  it.each([
    [true, true, '/pages/todo/index'],
    [false, true, '/pages/queue/index'],
    [false, false, '/pages/public/index'],
  ])('owner %s and reviewer %s begin at %s', (owner, reviewer, url) => {
    expect(firstTab({ owner, reviewer })).toBe(url)
  })

  it('signing out names what is not delivered yet', () => {
    expect(signOutWords(4)).toBe('还有 4 件未送达：退出后留在本机，您再登录时继续送。')
    expect(signOutWords(0)).toMatch(/没有未送达的内容/)
  })
})

describe('how screens look', () => {
  afterEach(() => look.set({ theme: 'auto', size: 'normal' }))

  it('is kept at every change and found again', async () => {
    const store = memory()
    await changeLook(store, { theme: 'dark' })
    await changeLook(store, { size: 'large' })
    look.set({ theme: 'auto', size: 'normal' })
    await restoreLook(store)
    expect(look.get()).toEqual({ theme: 'dark', size: 'large' })
  })

  it('stays as it is where nothing, or something unknown, was kept', async () => {
    const store = memory()
    await restoreLook(store)
    await store.set('look', { theme: 'sepia', size: 3 })
    await restoreLook(store)
    expect(look.get()).toEqual({ theme: 'auto', size: 'normal' })
  })
})

it('shows the version of package.json', () => {
  const told: unknown = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(told).toMatchObject({ version })
})
