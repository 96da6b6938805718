import type { Draft, Finding } from '../filings/kind'
import type { DeclarationContent, DeclarationSubject } from './declaration.schema'

export type DeclarationDraft = Draft<DeclarationSubject, DeclarationContent>

export const block = (rule: string, field: string, message: string): Finding => ({
  rule,
  level: 'block',
  field,
  message,
})

export const warn = (rule: string, field: string, message: string): Finding => ({
  rule,
  level: 'warn',
  field,
  message,
})
