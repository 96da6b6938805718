import type { House } from '../ports/context'

/** Easily told apart when read aloud or copied by hand: no 0 O 1 l I. */
const letters = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const length = 14

/** AD7: a random password (about 81 bits) that opens nothing but its own change (ID15), and its hash. */
export async function newInitialPassword(house: House): Promise<{ password: string; hash: string }> {
  const password = house.passwords.random(letters, length)
  return { password, hash: await house.passwords.hash(password) }
}
