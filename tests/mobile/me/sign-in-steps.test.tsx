import { act, fireEvent, render, screen } from '@testing-library/react'
import { api } from '@/api'
import { SignInSteps } from '@/pages/me/steps/sign-in-steps'
import { refusal } from '@/sync/failure'
import type { SignInStep } from '@/sync/session.types'

jest.mock('@/api', () => ({
  api: {
    identity: {
      verifyCode: { mutate: jest.fn() },
      beginEnrolment: { mutate: jest.fn() },
      confirmEnrolment: { mutate: jest.fn() },
      chooseFirstPassword: { mutate: jest.fn() },
    },
  },
}))
const calls = api.identity as unknown as Record<string, { mutate: jest.Mock }>
const opened = { token: 'whole', expiresAt: '2026-09-01T00:00:00.000Z', next: null }

const type = (name: string, value: string) =>
  fireEvent.change(screen.getByLabelText(name), { target: { value } })
const press = async (name: string) =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })))
async function shown(step: SignInStep) {
  const enter = jest.fn(async () => {})
  const abandon = jest.fn()
  await act(
    async () =>
      void render(
        <SignInSteps
          unfinished={{ username: 'jixiao', ticket: 'half', step }}
          enter={enter}
          abandon={abandon}
        />,
      ),
  )
  return { enter, abandon }
}
beforeEach(() => {
  for (const call of Object.values(calls)) call.mutate.mockReset()
})

it('ID14 sends the code and takes the answer over; an empty one is not sent', async () => {
  const { enter } = await shown('code')
  await press('继续')
  expect(screen.getByRole('alert').textContent).toMatch(/请填写 6 位动态口令/)
  expect(calls.verifyCode?.mutate).not.toHaveBeenCalled()
  calls.verifyCode?.mutate.mockResolvedValue(opened)
  type('动态口令或恢复码', ' 123456 ')
  await press('继续')
  expect(calls.verifyCode?.mutate).toHaveBeenCalledWith({ ticket: 'half', code: '123456' })
  expect(enter).toHaveBeenCalledWith({ ...opened, username: 'jixiao' })
})

it('ID14 a wrong code is said, and what was typed stays', async () => {
  const { enter } = await shown('code')
  calls.verifyCode?.mutate.mockRejectedValue(
    refusal({ code: 'second-factor.wrong-code', sentence: '', details: {} }),
  )
  type('动态口令或恢复码', '000000')
  await press('继续')
  expect(screen.getByRole('alert').textContent).toMatch(/动态口令不对.*second-factor.wrong-code/)
  expect((screen.getByLabelText('动态口令或恢复码') as HTMLInputElement).value).toBe('000000')
  expect(enter).not.toHaveBeenCalled()
})

it('LM5 a refusal of the limit says when to try again', async () => {
  await shown('code')
  calls.verifyCode?.mutate.mockRejectedValue(
    refusal({ code: 'request.too-many', sentence: '', details: { wait: '12 分钟' } }, 429),
  )
  type('动态口令或恢复码', '000000')
  await press('继续')
  expect(screen.getByRole('alert').textContent).toMatch(/请 12 分钟后再试/)
})

it('ID17, ID18 shows picture and secret, then the recovery codes before it goes on', async () => {
  calls.beginEnrolment?.mutate.mockResolvedValue({
    secret: 'ABCD2345',
    uri: '',
    picture: 'data:image/png;base64,',
  })
  const { enter } = await shown('enrol')
  expect(calls.beginEnrolment?.mutate).toHaveBeenCalledTimes(1)
  expect(screen.getByText('ABCD2345')).toBeTruthy()
  calls.confirmEnrolment?.mutate.mockResolvedValue({
    ...opened,
    recoveryCodes: ['aaaaa-bbbbb', 'ccccc-ddddd'],
  })
  type('6 位动态口令', '123456')
  await press('完成登记')
  expect(screen.getByText('aaaaa-bbbbb')).toBeTruthy()
  expect(enter).not.toHaveBeenCalled()
  await press('已收好，继续')
  expect(enter).toHaveBeenCalledWith({ ...opened, username: 'jixiao' })
})

it('ID15 a password is typed twice', async () => {
  const { enter } = await shown('password')
  type('新密码', '清江水暖鸭先知道')
  type('再填一遍新密码', '清江水暖鸭先知')
  await press('设好并登录')
  expect(screen.getByRole('alert').textContent).toBe('两遍填的不一样，请核对')
  calls.chooseFirstPassword?.mutate.mockResolvedValue(opened)
  type('再填一遍新密码', '清江水暖鸭先知道')
  await press('设好并登录')
  expect(enter).toHaveBeenCalled()
})

it('AC11 one may begin anew with another account', async () => {
  const { abandon } = await shown('code')
  fireEvent.click(screen.getByText('换个账号登录'))
  expect(abandon).toHaveBeenCalled()
})
