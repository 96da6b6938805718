/** What other people do meanwhile, through the server's API as their phones would call it. */
import { randomUUID } from 'node:crypto'
import { withValue } from '@domain/filings/content'
import type { MonitoringSubject } from '@domain/monitoring/form.schema'
import { monitoring } from '@domain/monitoring/monitoring'
import type { AppRouter } from '@server/api/app-router'
import { sheetKinds } from '@server/application/registry/workbook/sheets'
import { demonstrationPassword } from '@server/demonstration/ganzhou'
import { spreadsheets } from '@server/documents/spreadsheets'
import { createTRPCClient, httpLink } from '@trpc/client'

export type Client = ReturnType<typeof clientOf>

export const clientOf = (url: string, token: string | null) =>
  createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${url}/trpc`,
        headers: token === null ? {} : { authorization: `Bearer ${token}` },
        methodOverride: 'POST',
      }),
    ],
  })

/** Somebody without an account. */
export const visitor = (url: string): Client => clientOf(url, null)

export async function signedIn(url: string, username: string): Promise<Client> {
  return clientOf(url, await tokenOf(url, username))
}

export async function tokenOf(url: string, username: string): Promise<string> {
  const { token } = await clientOf(url, null).identity.signIn.mutate({
    username,
    password: demonstrationPassword,
    device: 'journey',
  })
  return token
}

/** The administrator registers one phone number with these accounts. */
export async function registerPhone(url: string, phone: string, usernames: readonly string[]): Promise<void> {
  const administrator = await signedIn(url, 'guanli')
  for (const username of usernames) {
    const { rows } = await administrator.administration.people.query({ text: username, after: null })
    const found = rows.find((person) => person.username === username)
    if (!found) throw new Error(`nobody is called ${username}`)
    const { id, name, version } = found
    await administrator.administration.changePerson.mutate({
      id,
      name,
      version,
      phone,
      active: true,
      unlock: false,
    })
  }
}

/** The head of the unit returns the newest report of a project. */
export async function returnReport(url: string, project: string, text: string): Promise<void> {
  const head = await signedIn(url, 'fuzeren')
  const { rows } = await head.review.queue.query({ text: project })
  const [row] = rows
  if (!row) throw new Error(`no report of ${project} waits`)
  await head.review.return.mutate({
    decisionId: randomUUID(),
    filingId: row.filingId,
    revision: row.revision,
    opinion: '',
    to: 'author',
    remarks: [{ field: 'funds.spent.fiscal', reason: 'figure', text }],
  })
}

/** The owner hands these projects' monitoring reports in, again where one came back: all on target, without photos. */
export async function handInOnTarget(url: string, projects: readonly string[]): Promise<void> {
  const owner = await signedIn(url, 'jingban')
  const { filings } = await owner.sync.pull.query({ cursor: null })
  for (const project of projects) {
    const filing = filings.find(({ kind, may, projectName }) => {
      return kind === monitoring.kind && may.report && projectName.startsWith(project)
    })
    if (!filing) throw new Error(`no report of ${project} is open`)
    const { id: filingId, revision: base, subject } = filing
    const content = onTarget(subject as MonitoringSubject)
    await owner.sync.push.mutate({ revisionId: randomUUID(), filingId, base, content, evidence: [] })
  }
}

function onTarget(subject: MonitoringSubject): Record<string, unknown> {
  const spent = { 'funds.spent.fiscal': subject.budget.fiscal?.adjusted ?? '0' }
  const actuals = subject.indicators.map(({ id, accumulation, target }) => {
    const inWords = { qualitative: '达成', date: `${subject.fiscalYear}-07-01` } as const
    const actual = accumulation === 'qualitative' || accumulation === 'date' ? inWords[accumulation] : target
    return [`indicators.${id}.actual`, actual] as const
  })
  const filled = Object.entries({ ...spent, ...Object.fromEntries(actuals) })
  const blank: unknown = monitoring.blank(subject)
  return filled.reduce((content, [path, value]) => withValue(content, path, value), blank) as Record<
    string,
    unknown
  >
}

/** A row of a sheet, by the keys of its columns. */
type Row = Readonly<Record<string, string>>

/** The administrator imports a workbook: these sheets, by name, with these rows. */
export async function importSheets(
  url: string,
  given: Readonly<Record<string, readonly Row[]>>,
): Promise<void> {
  const sheets = sheetKinds.flatMap(({ name, columns }) => {
    const titles = columns.map(({ title }) => ({ title, width: 20 }))
    const rows = (given[name] ?? []).map((row) => columns.map(({ key }) => row[key] ?? null))
    return rows.length === 0 ? [] : [{ name, columns: titles, rows }]
  })
  const response = await fetch(`${url}/registry/import`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await tokenOf(url, 'guanli')}`,
      'content-type': 'application/octet-stream',
    },
    body: new Uint8Array(await spreadsheets.write(sheets)),
  })
  const last = (await response.text()).trim().split('\n').at(-1) ?? ''
  const { result } = JSON.parse(last) as { result?: { findings: { level: string }[] } }
  if (!result || result.findings.some(({ level }) => level === 'block'))
    throw new Error(`not imported: ${last}`)
}
