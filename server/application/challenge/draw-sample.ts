import { reviewScope, scopeOf } from '@domain/access/access'
import { drawn, listHash } from '@domain/evidence/challenge'
import { Problem } from '@domain/problems/problem'
import type { Work } from '../ports/context'

export interface SampleOrder {
  /** Minted on the reviewer's phone: the same order again draws nothing anew. */
  readonly sampleId: string
  readonly size: number
}

export interface DrawnSample {
  readonly sampleId: string
  readonly seed: string
  readonly listHash: string
  readonly population: number
  readonly drawn: number
}

/** CH1, CH2: draws photos of reports that wait with this reviewer, and asks their units to photograph again. */
export function drawSample(work: Work, { sampleId, size }: SampleOrder): Promise<DrawnSample> {
  const steps = Object.values(work.kinds)
    .flatMap((kind) => kind.chain)
    .filter(({ role }) => role === 'section' || role === 'division')
    .map((step) => ({ at: step.id, scope: reviewScope(work.actor, step.role) }))
    .filter(({ scope }) => scope.length > 0)
  if (scopeOf(work.actor, 'evidence.sample').length === 0) throw new Problem('sample.not-yours-to-draw')
  return work.store.write(async (tx) => {
    const known = await tx.sampleById(sampleId)
    if (known) {
      if (known.drawnBy !== work.actor.accountId) throw new Problem('sample.not-yours-to-draw')
      const { seed, listHash: hash, population, challenges } = known
      return { sampleId, seed, listHash: hash, population, drawn: challenges }
    }
    const list = await tx.drawable([...new Map(steps.map((step) => [step.at, step])).values()])
    if (list.length === 0) throw new Problem('sample.nothing-to-draw')
    const seed = work.newId()
    const chosen = drawn(seed, list, size)
    const sample = { seed, listHash: listHash(list), population: list.length }
    const drawnAt = work.now().toISOString()
    await tx.addSample({ ...sample, id: sampleId, drawnBy: work.actor.accountId, drawnAt, size }, chosen)
    await tx.record({
      actorId: work.actor.accountId,
      action: 'evidence.sample-drawn',
      subject: 'sample',
      subjectId: sampleId,
      details: { ...sample, drawn: chosen },
    })
    return { sampleId, ...sample, drawn: chosen.length }
  })
}
