/** 抽查重拍 on the owner's screen: asked for, coded, taken, sent by the ordinary way (CH3, CH4). */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useWorkspace } from '@/hooks/phone'
import { Challenge } from '@/pages/owner/challenge/challenge'
import { Challenges } from '@/pages/todo/challenges'
import type { OwnChallenge } from '@/sync/remote.types'
import { captured, filing, phoneWith } from './phone'

jest.mock('@/platform/screens', () => ({
  screens: { go: jest.fn(), tab: jest.fn(), toast: jest.fn(), setTitle: jest.fn(), setBar: jest.fn() },
}))
jest.mock('@/platform/photos', () => ({ photos: { take: jest.fn() } }))
const { photos } = jest.requireMock<{ photos: { take: jest.Mock } }>('@/platform/photos')

const id = '00000000-0000-4000-8000-0000000000c1'
const challenge = (change: Partial<OwnChallenge> = {}): OwnChallenge => ({
  id,
  projectId: 'p1',
  projectName: '残疾人康复救助',
  fiscalYear: 2021,
  slot: 'k1',
  indicator: '救助人数',
  view: '近景',
  thumbnailUrl: null,
  drawnAt: '2021-08-01T00:00:00.000Z',
  code: null,
  issuedAt: null,
  expiresAt: null,
  answeredAt: null,
  ...change,
})
const live = {
  code: '7F3K92',
  issuedAt: new Date(Date.now() - 60_000).toISOString(),
  expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
}

function Shown({ of }: { of: 'todo' | 'page' }) {
  const workspace = useWorkspace()
  if (!workspace) return null
  return of === 'todo' ? <Challenges workspace={workspace} /> : <Challenge workspace={workspace} id={id} />
}

async function shown(of: 'todo' | 'page', change: Partial<OwnChallenge> = {}) {
  const workspace = await phoneWith([filing()], [], [challenge(change)])
  await act(async () => void (await workspace.refresh()))
  await act(async () => void render(<Shown of={of} />))
  return workspace
}

it('stands in 待办 until it is answered', async () => {
  await shown('todo', live)
  expect(screen.getByRole('link', { name: /^待重拍.*残疾人康复救助.*去重拍$/ })).toBeTruthy()
})

it('is gone from 待办 once the server has the photo', async () => {
  await shown('todo', { ...live, answeredAt: '2021-08-02T00:00:00.000Z' })
  expect(screen.queryByRole('link')).toBeNull()
})

it('CH3: without a code it asks to fetch one, and an expired one is no code', async () => {
  await shown('page')
  expect(screen.getByRole('button', { name: '领取验证码' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: '拍照' })).toBeNull()
})

it('CH3: an expired code asks for another, and says where the photo is', async () => {
  await shown('page', { ...live, expiresAt: '2021-08-01T00:00:00.000Z' })
  expect(screen.getByText(/已经过期，拍过的照片还在取证日记里/)).toBeTruthy()
})

it('CH4: shows the code large, and keeps the photo with it, by the camera only, without any answer', async () => {
  const workspace = await shown('page', live)
  expect(screen.getByText('7F3 K92')).toBeTruthy()
  photos.take.mockResolvedValueOnce([{ ...captured, pickedAt: '2021-08-02T01:00:00.000Z' }])
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: '拍照' })))
  await waitFor(() => expect(workspace.diary()).toHaveLength(1))
  expect(photos.take).toHaveBeenCalledWith({ source: 'camera' })
  expect(workspace.diary()[0]).toMatchObject({
    projectId: 'p1',
    slot: 'k1',
    state: 'waiting',
    challenge: { id, code: '7F3K92' },
  })
  await waitFor(() => expect(screen.getByText(/已存本机，正在送出/)).toBeTruthy())
})
