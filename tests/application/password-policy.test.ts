import { randomBytes } from 'node:crypto'
import { isCommon } from '@server/application/identity/common-passwords'
import { refuseWeakPassword } from '@server/application/identity/password-policy'
import type { House } from '@server/application/ports/context'

const house = { settings: { passwordLength: 10 } } as House
const problem = (password: string): string | null => {
  try {
    refuseWeakPassword(house, { username: 'zhangsan', password })
    return null
  } catch (error) {
    return (error as { code: string }).code
  }
}

it.each`
  password                  | refused
  ${'Ab3-xyz'}              | ${'password.too-short'}
  ${'赣江水清鱼儿游'}       | ${'password.too-short'}
  ${'xx-ZhangSan-99'}       | ${'password.names-account'}
  ${'ｚｈａｎｇｓａｎ1234'} | ${'password.names-account'}
  ${'Password2024!'}        | ${'password.common'}
  ${'1qaz2wsx3edc'}         | ${'password.common'}
  ${'Ganzhou@2026'}         | ${'password.common'}
  ${'1234567890'}           | ${'password.common'}
  ${'2020202020'}           | ${'password.common'}
  ${'aaaaaaaaaaaa'}         | ${'password.common'}
  ${'赣江的水清又清鱼儿游'} | ${null}
  ${'correct horse staple'} | ${null}
  ${'k7-Pq2_vvLx'}          | ${null}
  ${'13807971234x'}         | ${null}
`('ID16 $password: $refused', ({ password, refused }) => {
  expect(problem(password)).toBe(refused)
})

it('ID16 takes what chance makes', () => {
  for (let times = 0; times < 200; times += 1) expect(isCommon(randomBytes(9).toString('hex'))).toBe(false)
})
