/** 动态口令 (TOTP, RFC 6238): six digits, a step of 30 seconds, one step of tolerance to either side. */
export interface OneTimeCodes {
  /** A new secret of 160 bits, in base32. */
  newSecret(): string
  /** The address by which an authenticator app takes the secret in. */
  uri(secret: string, username: string): string
  /** The same as a picture, a data address. */
  picture(uri: string): string
  /** The time step that the code belongs to, of the three around the instant; null for a wrong code. */
  stepOf(secret: string, code: string, at: Date): number | null
}

/** What is still to be done after name and password (or WeChat) were right. */
export type SignInStep = 'code' | 'enrol' | 'password'

export interface SecondFactorRecord {
  readonly secret: string
  readonly confirmed: boolean
  readonly lastStep: number
  /** Hashes of the recovery codes that are left. */
  readonly recovery: readonly string[]
}

export interface PendingSession {
  readonly accountId: string
  readonly username: string
  readonly device: string
  readonly way: 'password' | 'wechat'
  readonly step: SignInStep
  readonly passwordHash: string
}

export interface SecondFactorWrites {
  /** Locks and reads; null where the account has none. */
  secondFactor(accountId: string): Promise<SecondFactorRecord | null>
  /** A new secret, unconfirmed, in the place of an unconfirmed one. */
  putSecret(accountId: string, secret: string): Promise<void>
  confirmFactor(accountId: string, at: string, lastStep: number, recovery: readonly string[]): Promise<void>
  /** Of a code that was taken: its time step, or the recovery codes that are left. */
  noteCode(accountId: string, left: Pick<SecondFactorRecord, 'lastStep' | 'recovery'>): Promise<void>
  removeFactor(accountId: string): Promise<void>
  /** A session whose sign-in is not complete, locked; null for any other. */
  pendingSession(tokenHash: string, now: Date): Promise<PendingSession | null>
  /** What an account still owes before its sign-in is complete. */
  owed(accountId: string): Promise<{
    readonly factor: boolean
    readonly bureau: boolean
    readonly initialPassword: boolean
  }>
}
