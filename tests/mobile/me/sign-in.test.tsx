import { act, fireEvent, render, screen } from '@testing-library/react'
import { SignIn } from '@/pages/me/sign-in'
import { refusal } from '@/sync/failure'

const type = (name: string, value: string) =>
  fireEvent.change(screen.getByLabelText(name), { target: { value } })
const button = () => screen.getByRole('button')

describe('the sign-in form', () => {
  it('asks for what is missing and sends nothing', () => {
    const signIn = jest.fn()
    render(<SignIn signIn={signIn} />)
    fireEvent.click(button())
    expect(screen.getByText('请填写账号')).toBeTruthy()
    expect(screen.getByText('请填写密码')).toBeTruthy()
    expect(signIn).not.toHaveBeenCalled()
  })

  it('is busy until the answer is there, and deaf meanwhile', async () => {
    let answer = () => {}
    const signIn = jest.fn(() => new Promise<void>((resolve) => (answer = resolve)))
    render(<SignIn signIn={signIn} />)
    type('账号', ' keshi ')
    type('密码', 'secret')
    fireEvent.click(button())
    expect(button().textContent).toBe('正在登录')
    fireEvent.click(button())
    await act(async () => answer())
    expect(signIn.mock.calls).toEqual([[{ username: 'keshi', password: 'secret' }]])
    expect(button().textContent).toBe('登录')
  })

  it('says the server’s sentence and code, and keeps what was typed', async () => {
    const wrong = refusal({ code: 'identity.wrong-password', sentence: '', details: {} })
    render(<SignIn signIn={() => Promise.reject(wrong)} />)
    type('账号', 'keshi')
    type('密码', 'wrong')
    await act(async () => void fireEvent.click(button()))
    expect(screen.getByRole('alert').textContent).toMatch(/账号或密码不对.*错误编号 identity.wrong-password/)
    expect((screen.getByLabelText('账号') as HTMLInputElement).value).toBe('keshi')
  })

  it('asks only for the password again when the session has ended', () => {
    render(<SignIn username="keshi" signIn={async () => {}} />)
    expect(screen.getByText('请重新登录')).toBeTruthy()
    expect(screen.queryByRole('textbox', { name: '账号' })).toBeNull()
    expect(screen.getByText('keshi')).toBeTruthy()
  })
})
