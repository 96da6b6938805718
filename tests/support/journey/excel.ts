/** An owner at a computer: exports the table of a filing, types into its cells, saves it. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { officialDocuments } from '@server/documents/official'
import { typedIn } from '../edited-workbook'
import { clientOf, tokenOf } from './other-people'

/** `values`: what goes into the cells whose field ends so, from top to bottom. Answers where the file lies. */
export async function filledInExcel(
  url: string,
  folder: string,
  { kind, project, username }: { readonly kind: string; readonly project: string; readonly username: string },
  [ending, values]: readonly [ending: string, values: readonly string[]],
): Promise<string> {
  const token = await tokenOf(url, username)
  const filing = await filingOf(url, token, kind, project)
  const response = await fetch(`${url}/documents/${filing}.xlsx`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const bytes = new Uint8Array(await response.arrayBuffer())
  const read = await officialDocuments('/nowhere').read(bytes)
  if ('refusal' in read) throw new Error(read.refusal)
  const rowOf = (address: string) => Number(address.replace(/^\D+/, ''))
  const cells = read.cells
    .filter(({ key }) => key.endsWith(ending))
    .sort((a, b) => rowOf(a.address) - rowOf(b.address))
  if (cells.length !== values.length) throw new Error(`${cells.length} cells for ${values.length} values`)
  const typed = Object.fromEntries(cells.map(({ address }, index) => [address, values[index] ?? '']))
  const file = path.join(folder, `${kind}.xlsx`)
  await writeFile(file, typedIn(bytes, typed))
  return file
}

async function filingOf(url: string, token: string, kind: string, project: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { filings } = await clientOf(url, token).sync.pull.query({ cursor: null })
    const found = filings.find((filing) => filing.kind === kind && filing.projectName === project)
    if (found) return found.id
    await pause(50)
  }
  throw new Error(`no ${kind} of ${project}`)
}
