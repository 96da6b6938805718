/** A valid input for every procedure: what the access matrix asks of home, written down instead of answered. */
import type { Caller } from '../../support/city'
import { calls } from '../access-matrix/calls'
import { lines, type Speaker, speakers } from '../access-matrix/table'
import type { World } from '../access-matrix/world'

export interface Sample {
  /** Whoever would be answered, so that nothing but the input can be refused. */
  readonly speaker: Speaker
  /** undefined for those that take none. */
  readonly input: unknown
}

export async function sampleOf(procedure: string, world: World): Promise<Sample> {
  const line = lines.find((one) => one.procedure === procedure)
  const speaker = speakers.find((one) => line?.answer(one, 'home') === 'ok') ?? 'author'
  const asked: unknown[] = []
  const question = { caller: writingDown(procedure, asked), spot: world.spots.home, world, step: '' }
  // the written-down caller answers nothing that a list could be looked for in
  await calls[procedure]?.(question).catch(() => undefined)
  if (asked.length !== 1) throw new Error(`${procedure} was not asked once`)
  return { speaker, input: asked[0] }
}

function writingDown(procedure: string, asked: unknown[]): Caller {
  const at = (path: readonly string[]): unknown =>
    new Proxy(() => undefined, {
      get: (_, name) => at([...path, String(name)]),
      async apply(_, __, [input]) {
        if (path.join('.') === procedure) asked.push(input)
        return []
      },
    })
  return at([]) as Caller
}
