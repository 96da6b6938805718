/** What changed in a piece since the revision before, in the words of the form. */
import { groupThousands, isDecimal, isNegative, subtract } from '@domain/decimals/decimal'
import { differences } from '@domain/filings/differences'
import type { Light } from '@domain/filings/form'
import { concerns } from '@domain/filings/remarks'
import { fieldText, type Piece, shortLabel } from './pieces'

export interface Change {
  readonly path: string
  /** '' for the piece's main figure. */
  readonly label: string
  readonly from: string
  readonly to: string
  /** '+547', where both are numbers. */
  readonly by: string | null
  readonly lights: { readonly from: Light; readonly to: Light } | null
}

const unfilled = '未填'

/** The main figure with its light first, then every other field whose words differ; nothing that stayed the same. */
export function changesOf(
  now: Piece,
  before: Piece | undefined,
  contents: { readonly now: unknown; readonly before: unknown },
): Change[] {
  if (before === undefined) return []
  const main = mainChange(now, before)
  const fields = differences(contents.before, contents.now)
    .filter((difference) => concerns({ field: now.path }, difference.path))
    .map((difference) => fieldChange(difference.path, now, before))
    .filter((change) => change !== null)
    // what the main figure already says is not said twice
    .filter((change) => main === null || change.from !== main.from || change.to !== main.to)
  return main ? [main, ...fields] : fields
}

/** The figure and its light, where either changed. */
function mainChange(now: Piece, before: Piece): Change | null {
  const [old, current] = [before.actual, now.actual]
  const lights = before.verdict && now.verdict ? { from: before.verdict.light, to: now.verdict.light } : null
  const shone = lights !== null && lights.from !== lights.to
  if (old === null || current === null) return null
  if ((old.text || unfilled) === (current.text || unfilled) && !shone) return null
  return {
    path: now.path,
    label: '',
    from: old.text || unfilled,
    to: current.text || unfilled,
    by: gap(old.text, current.text),
    lights,
  }
}

function fieldChange(path: string, now: Piece, before: Piece): Change | null {
  const [old, current] = [before, now].map((piece) => piece.fields.find((field) => field.path === path))
  // what the light no longer asks for is not there to be judged
  if (current === undefined) return null
  const from = fieldText(old) || unfilled
  const to = fieldText(current) || unfilled
  const label = shortLabel(current.label)
  return from === to ? null : { path, label, from, to, by: gap(from, to), lights: null }
}

/** '+547' from '2,108' to '2,655'; null unless both are numbers. */
export function gap(from: string, to: string): string | null {
  const [a, b] = [from, to].map((text) => text.replace(/,/g, ''))
  if (a === undefined || b === undefined || !isDecimal(a) || !isDecimal(b) || a === b) return null
  const difference = subtract(b, a)
  return isNegative(difference) ? `−${groupThousands(difference.slice(1))}` : `+${groupThousands(difference)}`
}
