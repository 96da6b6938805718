/** Making a rescue file of an entry, and taking one in (OB16). The file itself is domain/sync/rescue. */
import { type Field, type Form, fieldsOf, itemsOf } from '@domain/filings/form'
import { Problem } from '@domain/problems/problem'
import { packRescue, type ReportLine, readRescue } from '@domain/sync/rescue'
import type { Core } from './core'
import { entryIn } from './entries'
import type { KeptFile } from './ports'
import type { StoredEntry } from './records'

/** The ZIP's bytes; a file that the phone cannot open any more is left out, and the readme says so. */
export async function rescueOf(core: Core, entryId: string, reason: string): Promise<Uint8Array> {
  const { work, entry } = core.findOrFail(entryId)
  const files = new Map<string, Uint8Array>()
  for (const { sha256 } of entry.push.evidence) {
    const kept = work.files.find((file) => file.sha256 === sha256)
    const bytes = kept && (await core.ports.files.read(kept.id).catch(() => null))
    if (bytes) files.set(sha256, new Uint8Array(bytes))
  }
  const { accountId, name } = core.account
  const { projectName = '', title = '', period = '' } = work.names ?? {}
  return packRescue({
    manifest: {
      madeAt: core.now(),
      account: { accountId, name },
      names: { projectName, title, period },
      state: entry.state,
      queuedAt: entry.queuedAt,
      reason,
    },
    revision: entry.push,
    lines: linesOf(core, entry),
    files,
  })
}

/** How much of a rescue file came in. */
export interface Rescued {
  readonly entryId: string
  /** False: the very version was in the outbox already, and nothing changed. */
  readonly fresh: boolean
  /** Files that were damaged or missing in the ZIP. */
  readonly absent: number
}

/**
 * OB12, OB16: only one's own, under its own id, set aside until the person lets it go. The server may hold it already:
 * sent again it gets the same receipt (SY3). Throws Problem for a file that is none, damaged, or somebody else's.
 */
export async function takeInRescue(core: Core, zip: Uint8Array): Promise<Rescued> {
  const { manifest, revision, files, absent } = readRescue(zip)
  const { accountId, name } = manifest.account
  if (accountId !== core.account.accountId) throw new Problem('rescue.of-another', { name })
  const entryId = revision.revisionId
  if (core.find(entryId)) return { entryId, fresh: false, absent: 0 }
  const { filingId } = revision
  const here = new Set(core.ledger.of(filingId).files.map((file) => file.sha256))
  const kept: KeptFile[] = []
  for (const item of revision.evidence) {
    const bytes = files.get(item.sha256)
    if (!bytes || here.has(item.sha256)) continue
    here.add(item.sha256)
    kept.push(await core.ports.files.keepBytes(bytes, { id: item.id, mediaType: item.mediaType }))
  }
  const entry: StoredEntry = {
    push: revision,
    state: 'set-aside',
    queuedAt: manifest.queuedAt,
    follows: null,
    tries: 0,
    lastAttemptAt: null,
    nextAttemptAt: null,
    // it may have left the phone that it comes from
    outstanding: true,
    held: [],
    problem: null,
    receipt: null,
    deliveredAt: null,
    filesCleared: false,
  }
  await core.ledger.commit(filingId, (work) =>
    entryIn(work, entryId)
      ? work
      : {
          ...work,
          names: work.names ?? manifest.names,
          entries: [...work.entries, entry],
          files: [...work.files, ...kept],
        },
  )
  return { entryId, fresh: true, absent: absent.length }
}

/** The report in words, as its form says them; nothing where this app does not know the form. */
function linesOf(core: Core, { push }: StoredEntry): ReportLine[] {
  const ground = core.groundOf(push.filingId)
  if (!ground) return []
  const { filing, kind } = ground
  try {
    const { subject, rules } = filing
    const form = kind.form({ subject, content: push.content, evidence: push.evidence, rules })
    return fieldsOf(form).map((field) => ({
      place: placeOf(form, field),
      label: field.label,
      value: wordsOf(field),
    }))
  } catch {
    return [] // written on an older form: revision.json holds every value
  }
}

function placeOf(form: Form, { path }: Field): string {
  const item = itemsOf(form).find((candidate) => path.startsWith(`${candidate.path}.`))
  if (item) return item.title
  return (
    form.sections.find((section) => 'path' in section && path.startsWith(`${section.path}.`))?.title ?? ''
  )
}

function wordsOf({ value, options, unit }: Field): string {
  const label = (one: string) => options?.find((option) => option.value === one)?.label ?? one
  if (value === null) return ''
  const words = typeof value === 'string' ? label(value) : value.map(label).join('、')
  return unit && words !== '' ? `${words} ${unit}` : words
}
