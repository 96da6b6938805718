import type { Actor } from '@domain/access/roles'
import type { WorkingDays } from '@domain/calendar/working-days'
import type { KindRegistry } from '@domain/filings/kind'
import type { QuietHours } from '@domain/notices/china-time'
import type { RuleSet } from '@domain/rule-sets/rule-set'
import type { BlobStore, ImageWorkshop, LinkSigner } from './evidence'
import type { PasswordKeeper } from './identity'
import type { Limits } from './limits'
import type { MessageTemplates } from './messages'
import type { OfficialDocuments } from './official-documents'
import type { Reader } from './reader'
import type { ReceiptSigner } from './receipts'
import type { RuleBook } from './rules'
import type { OneTimeCodes } from './second-factor'
import type { Spreadsheets } from './spreadsheets'
import type { Store } from './transaction'
import type { Uploads } from './uploads'
import type { WeChat } from './wechat'

/** Everything a use case may reach; wired once in main.ts, and by tests with what they like. */
export interface House {
  readonly now: () => Date
  readonly newId: () => string
  readonly kinds: KindRegistry
  /** The rule set of a fiscal year; throws where the city has none. */
  readonly rulesOf: (fiscalYear: number) => RuleSet
  /** The sets behind `rulesOf`: those in force, and the built-in ones that underlie them. */
  readonly ruleBook: RuleBook
  readonly builtInRules: readonly RuleSet[]
  /** The nation's working days; a district may count some of its own (CA1). */
  readonly nationalDays: WorkingDays
  readonly store: Store
  readonly reader: Reader
  readonly blobs: BlobStore
  readonly uploads: Uploads
  readonly workshop: ImageWorkshop
  readonly receipts: ReceiptSigner
  readonly spreadsheets: Spreadsheets
  readonly documents: OfficialDocuments
  readonly links: LinkSigner
  readonly passwords: PasswordKeeper
  readonly codes: OneTimeCodes
  readonly limits: Limits
  /** Null: this city signs in by password only (ID6). */
  readonly weChat: WeChat | null
  /** Templates of WeChat messages by purpose; null where WeChat or every template is lacking: inbox only (NT9). */
  readonly messages: MessageTemplates | null
  readonly settings: {
    readonly sessionHours: number
    /** The largest file taken. */
    readonly maxUploadBytes: number
    readonly quietHours: QuietHours
    readonly noticeDays: number
    /** The fewest characters of a password (ID16). */
    readonly passwordLength: number
    /** The finance division whose rule sets hold, of six digits. */
    readonly division: string
    /** Whether bureau roles sign in with a second factor (ID13). */
    readonly secondFactor: boolean
  }
}

/** A use case on behalf of somebody who has signed in. */
export interface Work extends House {
  readonly actor: Actor
}
