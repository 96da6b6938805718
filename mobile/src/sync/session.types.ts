/** Who uses this phone: several accounts, at most one at a time. Rules AC7–AC10 are stated in domain/access/RULES.md. */
import type { Trouble } from './troubles'
import type { Account } from './workspace.types'

/** An account that has signed in on this phone before. */
export interface KnownAccount extends Account {
  readonly username: string
  /** False after signing out or when the server ended the session: its work lies sealed, its cache stays readable only to itself. */
  readonly signedIn: boolean
}

export interface Credentials {
  readonly username: string
  readonly password: string
  readonly device: string
}

export interface OpenedSession {
  readonly username: string
  readonly token: string
  readonly expiresAt: string
  /** What the server still asks for before the token opens anything (AC11); a server that asks for nothing says null or nothing. */
  readonly next?: SignInStep | null | undefined
}

/** A code of the app, taking the app in, or one's own password in the place of an initial one. */
export type SignInStep = 'code' | 'enrol' | 'password'

/** A sign-in that is not complete. It is kept in memory only: a restart asks for the password again. */
export interface UnfinishedSignIn {
  readonly username: string
  readonly ticket: string
  readonly step: SignInStep
}

export interface Sessions {
  /** Whose screens are shown; stays when the server ended the session, so that work goes on offline. */
  readonly current: KnownAccount | null
  readonly accounts: readonly KnownAccount[]
  /** The current account must enter its password again before anything is sent. */
  readonly signInNeeded: boolean
  /** Which tabs this person has. */
  readonly roles: { readonly owner: boolean; readonly reviewer: boolean }
  /** AC11: the step that is still to be done; null when there is none. */
  readonly unfinished: UnfinishedSignIn | null
  /** Takes over a session that the server has opened in another way than by password; otherwise as `signIn`. */
  enter(opened: OpenedSession): Promise<KnownAccount | null>
  /** Rejects with SendFailure; its message is the sentence to show, and nothing has changed then. Null: a step is still to be done. */
  signIn(credentials: Credentials): Promise<KnownAccount | null>
  /** Forgets a sign-in that is not complete. */
  abandon(): void
  /** Forgets the token at once, tells the server when it can. Drafts and outbox stay with the account. */
  signOut(): Promise<void>
  /** Never another account's token. */
  tokenOf(accountId: string): string | null
  /** The server no longer takes this token. */
  ended(accountId: string): Promise<void>
  subscribe(listener: () => void): () => void
}

/** The server's side of signing in. Rejects with SendFailure. */
export interface Identity {
  signIn(credentials: Credentials): Promise<Omit<OpenedSession, 'username'>>
  me(token: string): Promise<Account>
  signOut(token: string): Promise<void>
}

export type { Account, Trouble }
