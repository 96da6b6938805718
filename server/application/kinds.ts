import type { Finding, RegisteredKind } from '@domain/filings/kind'
import { misfitsOf } from '@domain/problems/misfits'
import { Problem } from '@domain/problems/problem'
import * as z from 'zod'
import type { House } from './ports/context'

/** The registered kind of a stored filing; a filing of an unknown kind is a broken installation. */
export function kindOf(house: Pick<House, 'kinds'>, kind: string): RegisteredKind {
  const found = house.kinds[kind]
  if (!found) throw new Error(`no filing kind "${kind}" is registered`)
  return found
}

/** The content in its kind's form; a content of another form is refused field by field. */
export function parsedContent(kind: RegisteredKind, content: unknown): unknown {
  return parsed(() => kind.parseContent(content), 'filing.refused')
}

/** FK2: what `parse` answers; where the form does not fit, a problem with one finding a field. */
export function parsed(parse: () => unknown, code: 'filing.refused' | 'decision.refused'): unknown {
  try {
    return parse()
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    const findings = misfitsOf(error).map((misfit): Finding => ({ rule: 'FK2', level: 'block', ...misfit }))
    throw new Problem(code, { findings })
  }
}
