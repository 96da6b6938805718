/** Passwords and session tokens: argon2id, opaque tokens of which only the hash is kept. */
export interface PasswordKeeper {
  hash(password: string): Promise<string>
  matches(password: string, hash: string): Promise<boolean>
  newToken(): string
  /** So many characters of the alphabet, each as likely as the next. */
  random(alphabet: string, length: number): string
  tokenHash(token: string): string
}
