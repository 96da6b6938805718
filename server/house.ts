import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { filingKinds } from '@domain/kinds'
import { Problem } from '@domain/problems/problem'
import { defaultRuleSets } from '@domain/rule-sets/default-rule-sets'
import { ruleSetFor } from '@domain/rule-sets/rule-set'
import type { House } from './application/ports/context'
import { nationalDays } from './calendar/chinese-days'
import type { Config } from './config'
import { officialDocuments } from './documents/official'
import { spreadsheets } from './documents/spreadsheets'
import { linkSigner } from './evidence/links'
import { openBlobs } from './evidence/open-blobs'
import { imageWorkshop } from './evidence/workshop'
import { passwordKeeper } from './identity/passwords'
import { oneTimeCodes } from './identity/totp'
import { weChatOver } from './identity/wechat'
import { prepareQueue } from './jobs/worker'
import { newSigningKey, receiptSigner } from './receipts/ed25519'
import { type Database, openDatabase } from './storage/database'
import { startEmbedded } from './storage/embedded'
import { sharedSecret, signingKeys } from './storage/keys'
import { databaseLimits } from './storage/limits'
import { applyMigrations } from './storage/migrations/apply-migrations'
import { databaseReader } from './storage/reader'
import { openRuleBook } from './storage/rule-book'
import { secretSeal } from './storage/sealed-secrets'
import { pgStore } from './storage/store'
import { databaseUploads } from './storage/uploads'
import { tokenShelf } from './storage/wechat-token'

/** The city's finance division; its rule sets hold for all its counties unless they have their own. */
const cityDivision = '360700'

/** Where a transport stops reading; the rule set says how much of it each kind of file may take (EV33). */
const maxUploadBytes = 50 * 1024 * 1024

export interface OpenHouse {
  readonly house: House
  readonly database: Database
  close(): Promise<void>
}

/** Opens database and blob store and wires every port; the one place where adapters meet use cases. */
export async function openHouse(config: Config, chosen: Partial<House> = {}): Promise<OpenHouse> {
  const embedded = config.databaseUrl === null ? await startEmbedded({ dataDir: config.dataDir }) : null
  const url = config.databaseUrl ?? embedded?.url ?? ''
  await applyMigrations(url)
  const database = openDatabase(url, config.databaseConnections)
  await prepareQueue(database.pool)
  const now = chosen.now ?? (() => new Date())
  const ruleBook = await openRuleBook(database.pool, defaultRuleSets)
  const keys = () => signingKeys(database.pool, newSigningKey)
  const receipts = receiptSigner(await keys(), keys)
  // a key that another process brought signs here too before long (RC4)
  const rereading = setInterval(() => void receipts.refresh().catch(() => undefined), 60_000).unref()
  const house: House = {
    now,
    newId: randomUUID,
    kinds: filingKinds,
    rulesOf: (fiscalYear) => {
      const rules = ruleSetFor(fiscalYear, cityDivision, ruleBook.sets())
      if (!rules) throw new Problem('rules.none', { fiscalYear })
      return rules
    },
    ruleBook,
    builtInRules: defaultRuleSets,
    nationalDays,
    store: pgStore(database.pool, secretSeal(await sharedSecret(database.pool, 'second-factor'))),
    reader: databaseReader(database),
    blobs: await openBlobs(config),
    uploads: databaseUploads(database.pool),
    workshop: imageWorkshop,
    receipts,
    spreadsheets,
    documents: officialDocuments(join(config.dataDir, 'templates')),
    links: linkSigner({
      secret: await sharedSecret(database.pool, 'links'),
      lifetimeSeconds: config.signedUrlSeconds,
      now,
    }),
    passwords: passwordKeeper,
    codes: oneTimeCodes,
    limits: databaseLimits(database.pool, config.limits),
    weChat: config.weChat && weChatOver({ ...config.weChat, tokens: tokenShelf(database.pool) }),
    messages: config.weChat && config.messageTemplates,
    settings: {
      sessionHours: config.sessionHours,
      maxUploadBytes,
      quietHours: config.quietHours,
      noticeDays: config.noticeDays,
      division: cityDivision,
      passwordLength: config.passwordLength,
      secondFactor: config.secondFactor,
    },
    ...chosen,
  }
  return {
    house,
    database,
    close: async () => {
      clearInterval(rereading)
      ruleBook.close()
      await database.close()
      await embedded?.stop()
    },
  }
}
